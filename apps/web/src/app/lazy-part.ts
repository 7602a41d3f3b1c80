import { type ComponentType, lazy } from 'react';

/** After this long a part that could not be loaded is asked for again; sooner when the network is back. */
const AGAIN_AFTER_MS = 3_000;

/**
 * A part of a page that is loaded when it is first shown. Without a connection it is waited for, the rest of the page with what
 * was typed into it stays: React's own `lazy` would give the whole page up.
 */
// biome-ignore lint/suspicious/noExplicitAny: the props are those of the part, whatever they are
export function lazyPart<Part extends ComponentType<any>>(load: () => Promise<{ default: Part }>) {
  return lazy(() => untilLoaded(load));
}

/** The first answer of `load` that is no failure. */
export async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      // A fault of the part itself would come again and again.
      if (!(error instanceof TypeError)) throw error;
      await networkOr(AGAIN_AFTER_MS);
    }
  }
}

function networkOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = window.setTimeout(go, ms);
    window.addEventListener('online', go);
  });
}
