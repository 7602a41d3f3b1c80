/** Queued runs: how many a second one runner accepts and works off, and how long a small tenant waits behind a large one. */
import { queued } from '../flows/documents.ts';
import { sendAll } from '../measure/send-all.ts';
import type { Row } from '../measure/table.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const MANY = 10_000;
const FEW = 10;
const LARGE = 'bluewater';
const SMALL = 'harbor';

const body = JSON.stringify({ order: 4711 });

/** Seconds until a tenant has no run that has not ended. */
async function untilWorkedOff(stack: Stack, tenant: string): Promise<number> {
  const began = performance.now();
  while ((await stack.openRuns(tenant)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return (performance.now() - began) / 1000;
}

export async function queuedRuns(): Promise<Row[]> {
  await using stack = await startStack();
  const large = await stack.deploy('Bench queued', queued(), LARGE);
  const small = await stack.deploy('Bench queued', queued(), SMALL);
  await sendAll({ url: large, body, count: 2_000, clients: 20 });
  await untilWorkedOff(stack, LARGE);

  const began = performance.now();
  const accepting = await sendAll({ url: large, body, count: MANY, clients: 50 });
  await untilWorkedOff(stack, LARGE);
  const seconds = (performance.now() - began) / 1000;

  await sendAll({ url: large, body, count: MANY, clients: 50 });
  await sendAll({ url: small, body, count: FEW, clients: FEW });
  const [few, many] = await Promise.all([untilWorkedOff(stack, SMALL), untilWorkedOff(stack, LARGE)]);
  return [
    {
      work: `queued runs of 5 steps, ${MANY.toLocaleString('en')} accepted and worked off by one runner`,
      figure: `${(MANY / seconds).toFixed(0)}/s (${seconds.toFixed(1)} s; accepted at ${(MANY / accepting).toFixed(0)}/s)`,
      compared: '',
      goal: '≥ 1,000/s',
    },
    {
      work: `a tenant with ${FEW} runs behind one with ${MANY.toLocaleString('en')}`,
      figure: `its runs ended after ${few.toFixed(2)} s`,
      compared: `${(few / many).toFixed(2)} of the ${many.toFixed(1)} s the others took`,
      goal: 'at once',
    },
  ];
}
