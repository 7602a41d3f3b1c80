import { setTimeout as pause } from 'node:timers/promises';
import type { Rest } from './rest.ts';

const MOST_LOOKS = 150;
const BETWEEN_MS = 200;

/** Starts the draft, and waits until its run asks a person. Answers its id. */
export async function runUntilItAsks(rest: Rest, flowId: string): Promise<string> {
  await rest.call('POST', `/flows/${flowId}/runs`, { version: 'draft', waitMs: 0 });
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const [run] = await rest.runsOf(flowId);
    if (run?.state === 'needsDecision') return run.id;
    await pause(BETWEEN_MS);
  }
  throw new Error('The run asks nobody.');
}
