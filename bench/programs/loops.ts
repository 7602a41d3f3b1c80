/** Loops of 1,000, 10,000 and 100,000 items with a mapping and an append each, and nested ones; time and memory. */
import { w3, w3Nested } from '../flows/documents.ts';
import { median } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const SIZES = [
  { count: 1_000, goal: '≤ 0.07 s' },
  { count: 10_000, goal: '≤ 0.45 s, ± 50 MB' },
  { count: 100_000, goal: '≤ 5 s, ± 50 MB' },
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

/** Seconds of one call, and how far the process rose above its memory before, at the highest. */
async function observed(
  stack: Stack,
  call: () => Promise<number>,
): Promise<{ seconds: number; rise: number }> {
  const before = await stack.memoryMb();
  let highest = before;
  const look = async () => {
    highest = Math.max(highest, await stack.memoryMb());
  };
  const timer = setInterval(() => void look(), 10);
  try {
    const seconds = await call();
    await look();
    return { seconds, rise: highest - before };
  } finally {
    clearInterval(timer);
  }
}

/** In a fresh process: what a loop before left to the garbage collector is not this one's memory. */
async function measure(document: unknown, body: string, warmUp: string) {
  await using stack = await startStack();
  const url = await stack.deploy('Bench loop', document);
  await timed(url, warmUp);
  const first = await observed(stack, () => timed(url, body));
  const others = [await timed(url, body), await timed(url, body)];
  return { seconds: median([first.seconds, ...others]), rise: first.rise };
}

const figure = ({ seconds, rise }: { seconds: number; rise: number }) =>
  `${seconds.toFixed(3)} s, memory +${rise.toFixed(0)} MB at the highest`;

export async function loops(): Promise<Row[]> {
  const rows: Row[] = [];
  let previous: number | undefined;
  for (const { count, goal } of SIZES) {
    const measured = await measure(
      w3(),
      JSON.stringify({ items: items(count) }),
      JSON.stringify({ items: items(500) }),
    );
    rows.push({
      work: `W3 loop of ${count.toLocaleString('en')}, mapping + append`,
      figure: figure(measured),
      compared:
        previous === undefined ? '' : `${(measured.seconds / previous).toFixed(1)} × the loop a tenth of it`,
      goal,
    });
    previous = measured.seconds;
  }
  const nested = (outer: number) =>
    JSON.stringify({ outer: [...Array(outer).keys()], inner: [...Array(20).keys()] });
  rows.push({
    work: 'W3n nested 10,000 × 20',
    figure: figure(await measure(w3Nested(), nested(10_000), nested(25))),
    compared: '',
    goal: '≤ 10 s, ± 50 MB',
  });
  return rows;
}
