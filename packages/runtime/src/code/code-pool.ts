/**
 * Threads that run users' code. A call takes a free thread; without one it waits its turn, no longer than its time allows. A
 * thread that crashes, or that does not answer in time, costs its call only: it is ended, and another one is started at
 * once, so that the next call finds a warm one.
 *
 * starting → free ⇄ busy → ended. A busy thread that exceeds its wall-clock limit or whose call is cancelled is ended. What
 * must never happen: a call that waits for ever; a thread that cannot start started again and again.
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

export type CodeTimes = {
  /** Milliseconds until a thread was free, and at work in it. */
  waitedMs: number;
  ranMs: number;
};

export type CodeResult =
  /** `output` is JSON text; undefined when main returned nothing. */
  | { ok: true; output: string | undefined; log: string[] }
  | {
      ok: false;
      reason:
        | 'timedOut'
        | 'waitedTooLong'
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
    limits: { wallMs: number; timeoutMs: number; onCancel: (cancel: () => void) => void },
  ): Promise<CodeResult & CodeTimes>;
  close(): Promise<void>;
};

type Job = {
  call: CodeCall;
  /** When the job came, when a thread took it, and when its step's time is up; of `performance.now()`. */
  cameAt: number;
  startedAt: number | undefined;
  deadline: number;
  wallMs: number;
  patience: NodeJS.Timeout | undefined;
  settle: (result: CodeResult) => void;
};
type Thread = {
  worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  /** It has once been ready: its like can be started again. */
  proven: boolean;
};

export type CodePoolOptions = {
  /** Calls executed at the same time. Threads are started as calls need them and stay warm. */
  threads: number;
  /** Memory of one call; default 64 MB. */
  memoryBytes?: number;
};

/**
 * QuickJS looks at the computing limit between its own operations; one long search in a text goes past it. Since code has nothing
 * outside to wait for, whoever is so much over the limit is in such an operation, and its thread is ended.
 */
const NATIVE_GRACE_MS = 500;

export function openCodePool({ threads, memoryBytes = 64 * 1024 * 1024 }: CodePoolOptions): CodePool {
  const all = new Set<Thread>();
  const free: Thread[] = [];
  const waiting = new Set<Job>();
  let closed = false;

  function start(): void {
    const worker = new Worker(new URL('./quickjs-worker.mjs', import.meta.url), {
      workerData: { memoryBytes },
      // The sandbox has its own limits; this one stops a runaway thread around it.
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    worker.unref();
    const thread: Thread = { worker, job: undefined, timer: undefined, proven: false };
    all.add(thread);
    worker.on('message', (message: { ready: true } | (CodeResult & { last: boolean })) => {
      // The answer of a thread that was ended meanwhile: it must not be taken for a free one.
      if (!all.has(thread)) return;
      if (!('ready' in message)) {
        finish(thread, message);
        if (message.last) {
          end(thread, crashed('the thread ended'));
          return;
        }
      }
      thread.proven = true;
      free.push(thread);
      next();
    });
    worker.on('error', (error) => end(thread, crashed(error.message)));
    worker.on('exit', () => end(thread, crashed('the thread ended')));
  }

  function next(): void {
    for (const job of waiting) {
      const thread = free.pop();
      if (!thread) {
        if (all.size < threads && !closed) start();
        return;
      }
      waiting.delete(job);
      clearTimeout(job.patience);
      job.startedAt = performance.now();
      thread.job = job;
      const wallMs = Math.min(job.wallMs, job.call.cpuMs + NATIVE_GRACE_MS, job.deadline - job.startedAt);
      thread.timer = setTimeout(() => end(thread, { ok: false, reason: 'timedOut', log: [] }), wallMs);
      thread.worker.postMessage({ ...job.call, cpuMs: Math.min(job.call.cpuMs, wallMs) });
    }
  }

  function finish(thread: Thread, result: CodeResult): void {
    clearTimeout(thread.timer);
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
    if (closed) return;
    if (thread.proven) start();
    else giveUpWaiting(result);
  }

  /** A thread that never came to life: those that wait are told, instead of starting the same again for ever. */
  function giveUpWaiting(result: CodeResult): void {
    if (all.size > 0) return;
    for (const job of waiting) leave(job, result);
  }

  function leave(job: Job, result: CodeResult): void {
    waiting.delete(job);
    clearTimeout(job.patience);
    job.settle(result);
  }

  return {
    run(call, { wallMs, timeoutMs, onCancel }) {
      return new Promise((resolve) => {
        const cameAt = performance.now();
        const job: Job = {
          call,
          cameAt,
          startedAt: undefined,
          deadline: cameAt + timeoutMs,
          wallMs,
          patience: undefined,
          settle(result) {
            const now = performance.now();
            const startedAt = job.startedAt ?? now;
            resolve({ ...result, waitedMs: startedAt - cameAt, ranMs: now - startedAt });
          },
        };
        job.patience = setTimeout(
          () => leave(job, { ok: false, reason: 'waitedTooLong', log: [] }),
          timeoutMs,
        );
        onCancel(() => {
          const result: CodeResult = { ok: false, reason: 'cancelled', log: [] };
          const thread = [...all].find((each) => each.job === job);
          if (thread) end(thread, result);
          else leave(job, result);
        });
        waiting.add(job);
        next();
      });
    },
    async close() {
      closed = true;
      for (const thread of all) end(thread, { ok: false, reason: 'cancelled', log: [] });
      for (const job of waiting) leave(job, { ok: false, reason: 'cancelled', log: [] });
    },
  };
}

function crashed(message: string): CodeResult {
  return { ok: false, reason: 'crashed', message, log: [] };
}
