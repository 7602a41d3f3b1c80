import type { Ports, StepRecord } from '../ports.ts';
import { memoryLedger } from './memory-ledger.ts';

/** The plainest ports: records gather in a list, the clock is the machine's, nothing answers. For measuring the engine. */
export function memoryPorts(): { ports: Ports; records: StepRecord[] } {
  const records: StepRecord[] = [];
  const ports: Ports = {
    journal: {
      append: (record) => void records.push(record),
      flush: async () => undefined,
      loopProgress: () => undefined,
      checkpoint: () => undefined,
    },
    clock: {
      now: () => Date.now(),
      sleep: async () => undefined,
      breathe: async () => undefined,
    },
    invoker: {
      describe: () => undefined,
      invoke: async () => ({ output: undefined }),
      preview: async () => undefined,
    },
    ledger: memoryLedger(),
    code: { run: async () => ({ output: undefined }) },
    ids: { uuid: () => '0' },
    responder: { respond: () => undefined },
    callbacks: { address: (path) => path, received: () => undefined },
    flows: { newRunId: () => '0', start: async () => undefined, run: async () => ({ state: 'open' }) },
    lookup: async () => undefined,
  };
  return { ports, records };
}
