/** 100,000 records through the ledger: staged page by page, staged again unchanged, delivered in batches of 100. */
import { ledgerDeliver, ledgerStage } from '../flows/documents.ts';
import type { Row } from '../measure/table.ts';
import { startFastApi } from '../stack/start-fast-api.ts';
import { startStack } from '../stack/start-stack.ts';

const RECORDS = 100_000;
const PAGE = 10_000;

const text = 'x'.repeat(200);

function page(from: number): string {
  const records = Array.from({ length: PAGE }, (_, at) => ({
    ItemCode: `A${from + at}`,
    ItemName: `Item ${from + at}`,
    Quantity: from + at,
    text,
  }));
  return JSON.stringify({ records });
}

async function post(url: string, body: string): Promise<Record<string, number>> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

/** Seconds, and the largest resident memory seen meanwhile. */
async function watched(
  memoryMb: () => Promise<number>,
  work: () => Promise<void>,
): Promise<{ seconds: number; peakMb: number }> {
  let peakMb = 0;
  const timer = setInterval(() => {
    void memoryMb().then((now) => {
      peakMb = Math.max(peakMb, now);
    });
  }, 100);
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  return { seconds, peakMb };
}

export async function ledger(): Promise<Row[]> {
  using api = await startFastApi();
  await using stack = await startStack();
  const stage = await stack.deploy('Bench L1', ledgerStage());
  const deliver = await stack.deploy('Bench L2', ledgerDeliver(`${api.url}/sink`));
  const stageAll = (expected: 'new' | 'unchanged') => async () => {
    for (let from = 0; from < RECORDS; from += PAGE) {
      const counts = await post(stage, page(from));
      if (counts[expected] !== PAGE) throw new Error(`staged ${JSON.stringify(counts)}`);
    }
  };
  const deliverAll = async () => {
    const counts = await post(deliver, '{}');
    if (counts.delivered !== RECORDS) throw new Error(`delivered ${JSON.stringify(counts)}`);
  };
  const row = async (work: string, run: () => Promise<void>, goal: string): Promise<Row> => {
    const { seconds, peakMb } = await watched(stack.memoryMb, run);
    const rate = Math.round(RECORDS / seconds).toLocaleString('en');
    const figure = `${rate} records/s (${seconds.toFixed(1)} s), at most ${peakMb.toFixed(0)} MB`;
    return { work, figure, compared: '', goal };
  };
  return [
    await row('L1 100,000 records staged, all new', stageAll('new'), '≤ 20 s'),
    await row('L1 the same staged again, all unchanged', stageAll('unchanged'), '≤ 10 s'),
    await row('L2 delivered in 1,000 batches, 2 at a time', deliverAll, '≤ 60 s, flat memory'),
  ];
}
