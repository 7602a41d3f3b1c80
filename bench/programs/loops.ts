/** Loops of 1,000, 10,000 and 100,000 items with a mapping and an append each, and nested ones; time and memory. */
import { w3, w3Nested } from '../flows/documents.ts';
import { medianRun } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';
import { startStack } from '../stack/start-stack.ts';

const SIZES = [
  { count: 1_000, goal: '≤ 0.07 s' },
  { count: 10_000, goal: '≤ 0.45 s' },
  { count: 100_000, goal: '≤ 5 s' },
];

function items(count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    ItemCode: `A${index}`,
    ItemName: `Item ${index}`,
    Quantity: index,
  }));
}

async function timed(url: string, body: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${text.slice(0, 500)}`);
  return (performance.now() - began) / 1000;
}

export async function loops(): Promise<Row[]> {
  await using stack = await startStack();
  const flat = await stack.deploy('Bench W3', w3());
  const rows: Row[] = [];
  await timed(flat, JSON.stringify({ items: items(500) }));
  let previous: number | undefined;
  for (const { count, goal } of SIZES) {
    const body = JSON.stringify({ items: items(count) });
    const seconds = await medianRun(
      3,
      () => timed(flat, body),
      (each) => each,
    );
    rows.push({
      work: `W3 loop of ${count.toLocaleString('en')}, mapping + append`,
      figure: `${seconds.toFixed(3)} s, process at ${(await stack.memoryMb()).toFixed(0)} MB`,
      compared: previous === undefined ? '' : `${(seconds / previous).toFixed(1)} × the loop a tenth of it`,
      goal,
    });
    previous = seconds;
  }
  const nested = await stack.deploy('Bench W3n', w3Nested());
  const body = JSON.stringify({ outer: [...Array(10_000).keys()], inner: [...Array(20).keys()] });
  const seconds = await medianRun(
    3,
    () => timed(nested, body),
    (each) => each,
  );
  rows.push({
    work: 'W3n nested 10,000 × 20',
    figure: `${seconds.toFixed(2)} s, process at ${(await stack.memoryMb()).toFixed(0)} MB`,
    compared: '',
    goal: '≤ 10 s, flat memory',
  });
  return rows;
}
