/** How long the product takes from its process to its first answer, and what it takes up when nothing happens. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../measure/median.ts';
import { memoryOfTree } from '../measure/memory-of-tree.ts';
import type { Row } from '../measure/table.ts';
import { startStack } from '../stack/start-stack.ts';

const STARTS = 5;
/** After a start the collector still has its leftovers to give back. */
const IDLE_MS = 20_000;

export async function start(): Promise<Row[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'flowbridge-bench-'));
  try {
    const first = await coldStart(home);
    const again: number[] = [];
    for (let index = 0; index < STARTS; index++) again.push(await coldStart(home));
    await using stack = await startStack({ home });
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const { own, others } = await memoryOfTree(stack.pid);
    return [
      {
        work: 'first start: sets up the database, seeds the demo',
        figure: `${(first / 1000).toFixed(2)} s`,
        compared: '',
        goal: '',
      },
      {
        work: `cold start, median of ${STARTS}`,
        figure: `${(median(again) / 1000).toFixed(2)} s`,
        compared: '',
        goal: '≤ 2 s',
      },
      {
        work: 'idle memory, PostgreSQL included',
        figure: `${(own + others).toFixed(0)} MB (the process ${own.toFixed(0)}, PostgreSQL ${others.toFixed(0)})`,
        compared: '',
        goal: '≤ 300 MB',
      },
    ];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function coldStart(home: string): Promise<number> {
  await using stack = await startStack({ home });
  return stack.coldStartMs;
}
