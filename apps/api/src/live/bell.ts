/** What wakes a loop that watches something: rung by news of it, and by `signal` when the watcher leaves. */
export type Bell = {
  ring(): void;
  /**
   * Waits until it is rung, at most `ms`; at once when it was rung since the last call. True when it was rung, false when the time
   * was up or the watcher has left.
   */
  heardWithin(ms: number): Promise<boolean>;
};

export function hangBell(signal?: AbortSignal): Bell {
  let rung = false;
  let wake = () => {};
  signal?.addEventListener('abort', () => wake(), { once: true });
  return {
    ring() {
      rung = true;
      wake();
    },
    async heardWithin(ms) {
      if (!rung && signal?.aborted !== true) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = () => {};
      }
      const heard = rung;
      rung = false;
      return heard;
    },
  };
}
