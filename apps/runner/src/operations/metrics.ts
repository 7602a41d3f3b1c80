import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a runner counts. Labels are few on purpose: none by flow or tenant. */
export type RunnerMetrics = {
  registry: Registry;
  accepted: Counter<'mode' | 'trigger'>;
  ended: Counter<'state' | 'mode'>;
  duplicates: Counter;
  refused: Counter<'code'>;
  events: Counter<'connector' | 'outcome'>;
  syncSeconds: Histogram;
  commitSeconds: Histogram;
  commitRuns: Histogram;
};

export function createMetrics(reads: {
  active: () => number;
  waiting: () => Promise<number>;
}): RunnerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'flowbridge_' });
  const registers = [registry];
  new Gauge({
    name: 'flowbridge_runs_active',
    help: 'Runs this process executes now.',
    registers,
    collect() {
      this.set(reads.active());
    },
  });
  new Gauge({
    name: 'flowbridge_queue_waiting',
    help: 'Queued runs that wait to begin, all nodes together.',
    registers,
    async collect() {
      this.set(await reads.waiting());
    },
  });
  return {
    registry,
    accepted: new Counter({
      name: 'flowbridge_runs_accepted_total',
      help: 'Runs accepted by this process.',
      labelNames: ['mode', 'trigger'],
      registers,
    }),
    ended: new Counter({
      name: 'flowbridge_runs_ended_total',
      help: 'Runs ended by this process.',
      labelNames: ['state', 'mode'],
      registers,
    }),
    duplicates: new Counter({
      name: 'flowbridge_duplicates_total',
      help: 'Repeated calls and events.',
      registers,
    }),
    refused: new Counter({
      name: 'flowbridge_hooks_refused_total',
      help: 'Calls of hooks refused before any run.',
      labelNames: ['code'],
      registers,
    }),
    events: new Counter({
      name: 'flowbridge_events_total',
      help: 'Callbacks of systems.',
      labelNames: ['connector', 'outcome'],
      registers,
    }),
    syncSeconds: new Histogram({
      name: 'flowbridge_sync_run_seconds',
      help: 'Synchronous runs, from acceptance to durable end.',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'flowbridge_journal_commit_seconds',
      help: 'Group commits of the journal.',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
      registers,
    }),
    commitRuns: new Histogram({
      name: 'flowbridge_journal_commit_runs',
      help: 'Runs in one group commit.',
      buckets: [1, 2, 5, 10, 25, 50, 100, 200, 400],
      registers,
    }),
  };
}
