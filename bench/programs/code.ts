/** Users' code: a call in a warm thread, many at once, and what a stuck neighbour costs. */
import { createCodeRunner, openCodePool } from '@flowbridge/runtime';
import { median } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';

const SMALL = 'function main({ lines }) { return { total: lines.reduce((sum, l) => sum + l.qty, 0) } }';
const { signal } = new AbortController();
const input = { lines: Array.from({ length: 10 }, (_, n) => ({ item: `A${n}`, qty: n })) };

export async function code(): Promise<Row[]> {
  const pool = openCodePool({ threads: 2 });
  const runner = createCodeRunner(pool, { cpuMs: 500, wallMs: 1_000 });
  const once = async () => {
    const began = performance.now();
    await runner.run(SMALL, input, { timeoutMs: 60_000 }, signal);
    return performance.now() - began;
  };
  try {
    const cold = await once();
    for (let n = 0; n < 200; n++) await once();
    const warm: number[] = [];
    for (let n = 0; n < 1_000; n++) warm.push(await once());
    const began = performance.now();
    await Promise.all(Array.from({ length: 2_000 }, once));
    const perSecond = 2_000 / ((performance.now() - began) / 1000);

    const stuck = runner
      .run('function main() { for (;;); }', {}, { timeoutMs: 60_000 }, signal)
      .catch(() => {});
    const beside: number[] = [];
    for (let n = 0; n < 200; n++) beside.push(await once());
    await stuck;
    const ratio = median(beside) / median(warm);
    return [
      { work: 'code, first call of a process', figure: `${cold.toFixed(0)} ms`, compared: '', goal: '' },
      {
        work: 'code, warm call on a small value',
        figure: `${median(warm).toFixed(2)} ms`,
        compared: '',
        goal: 'well under 1 ms',
      },
      {
        work: 'code, 2,000 at once on 2 threads',
        figure: `${perSecond.toFixed(0)}/s`,
        compared: '',
        goal: '',
      },
      {
        work: 'code, warm call beside an endless loop',
        figure: `${median(beside).toFixed(2)} ms`,
        compared: `${ratio.toFixed(2)} × without`,
        goal: 'the other thread goes on',
      },
    ];
  } finally {
    await pool.close();
  }
}
