/**
 * Threads that run users' code. A call takes a free thread; without one it waits its turn. A thread that crashes, or that
 * does not answer in time, costs its call only: it is ended and replaced.
 *
 * starting → free ⇄ busy → ended. A busy thread that exceeds its wall-clock limit or whose call is cancelled is ended.
 */
import { Worker } from 'node:worker_threads';

export type CodeCall = {
  code: string;
  /** JSON text. */
  input: string;
  /** Marks big integers in `input`; empty: it has none. */
  bigTag: string;
  /** Marks big integers in the output. */
  outTag: string;
  cpuMs: number;
};

export type CodeResult =
  /** `output` is JSON text; undefined when main returned nothing. */
  | { ok: true; output: string | undefined; log: string[] }
  | {
      ok: false;
      reason:
        | 'timedOut'
        | 'outOfMemory'
        | 'notRunnable'
        | 'noMain'
        | 'threw'
        | 'neverSettled'
        | 'notJson'
        | 'crashed'
        | 'cancelled';
      message?: string;
      line?: number;
      log: string[];
    };

export type CodePool = {
  run(
    call: CodeCall,
    limits: { wallMs: number; onCancel: (cancel: () => void) => void },
  ): Promise<CodeResult>;
  close(): Promise<void>;
};

type Job = { call: CodeCall; wallMs: number; settle: (result: CodeResult) => void; cancelled: boolean };
type Thread = { worker: Worker; job: Job | undefined; timer: NodeJS.Timeout | undefined };

export type CodePoolOptions = {
  /** Calls executed at the same time. Threads are started as calls need them and stay warm. */
  threads: number;
  /** Memory of one call; default 64 MB. */
  memoryBytes?: number;
};

export function openCodePool({ threads, memoryBytes = 64 * 1024 * 1024 }: CodePoolOptions): CodePool {
  const all = new Set<Thread>();
  const free: Thread[] = [];
  const waiting: Job[] = [];
  let closed = false;

  function start(): void {
    const worker = new Worker(new URL('./quickjs-worker.mjs', import.meta.url), {
      workerData: { memoryBytes },
      // The sandbox has its own limits; this one stops a runaway thread around it.
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    worker.unref();
    const thread: Thread = { worker, job: undefined, timer: undefined };
    all.add(thread);
    worker.on('message', (message: { ready: true } | (CodeResult & { last: boolean })) => {
      if (!('ready' in message)) {
        finish(thread, message);
        if (message.last) {
          end(thread, crashed('the thread ended'));
          return;
        }
      }
      free.push(thread);
      next();
    });
    worker.on('error', (error) => end(thread, crashed(error.message)));
    worker.on('exit', () => end(thread, crashed('the thread ended')));
  }

  function next(): void {
    while (waiting.length > 0) {
      const thread = free.pop();
      if (!thread) {
        if (all.size < threads && !closed) start();
        return;
      }
      const job = waiting.shift();
      if (job?.cancelled !== false || !all.has(thread)) {
        if (all.has(thread)) free.push(thread);
        if (job?.cancelled === false) waiting.unshift(job);
        continue;
      }
      thread.job = job;
      thread.timer = setTimeout(() => end(thread, { ok: false, reason: 'timedOut', log: [] }), job.wallMs);
      thread.worker.postMessage(job.call);
    }
  }

  function finish(thread: Thread, result: CodeResult): void {
    if (thread.timer) clearTimeout(thread.timer);
    const { job } = thread;
    thread.job = undefined;
    job?.settle(result);
  }

  function end(thread: Thread, result: CodeResult): void {
    if (!all.delete(thread)) return;
    finish(thread, result);
    const place = free.indexOf(thread);
    if (place >= 0) free.splice(place, 1);
    void thread.worker.terminate();
    next();
  }

  return {
    run(call, { wallMs, onCancel }) {
      return new Promise((resolve) => {
        const job: Job = { call, wallMs, settle: resolve, cancelled: false };
        onCancel(() => {
          job.cancelled = true;
          const result: CodeResult = { ok: false, reason: 'cancelled', log: [] };
          const thread = [...all].find((each) => each.job === job);
          if (thread) end(thread, result);
          else resolve(result);
        });
        waiting.push(job);
        next();
      });
    },
    async close() {
      closed = true;
      for (const thread of all) end(thread, { ok: false, reason: 'cancelled', log: [] });
    },
  };
}

function crashed(message: string): CodeResult {
  return { ok: false, reason: 'crashed', message, log: [] };
}
