import type { ServerOutputs } from '../../../server/trpc.ts';

export type BulkState = ServerOutputs['bulk']['get']['state'];

export const BULK_COLOURS: Record<BulkState, string> = {
  canary: 'processing',
  running: 'processing',
  done: 'success',
  stopped: 'default',
  canaryFailed: 'error',
};

export function isAtWork(state: BulkState): boolean {
  return state === 'canary' || state === 'running';
}
