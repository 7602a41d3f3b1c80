/** Real orders through a real installation while runners are killed, the database restarts and systems misbehave. */
import { runChaos } from '../chaos/run-chaos.ts';
import type { Row } from '../measure/table.ts';
import type { ProgramOptions } from '../run.ts';

export async function chaos({ seed = Date.now() % 1_000_000, runs = 300 }: ProgramOptions): Promise<Row[]> {
  const result = await runChaos({ seed, orders: runs, say: (line) => console.error(`  ${line}`) });
  const { writes, decided } = result;
  for (const sentence of result.broken) console.error(`  BROKEN: ${sentence}`);
  if (result.broken.length > 0) process.exitCode = 1;
  const row = (work: string, figure: string, goal = ''): Row => ({ work, figure, compared: '', goal });
  return [
    row(`chaos, seed ${seed}`, `${runs} orders in ${result.seconds.toFixed(0)} s`),
    row('runners killed, database restarts', `${result.kills}, ${result.databaseRestarts}`),
    row('faults of the systems', inWords(result.faults)),
    row('runs of orders', inWords(result.states), 'all in an end state or waiting for a person'),
    row('called runs', inWords(result.calledStates)),
    row('runs taken up again', String(result.resumes)),
    row('decided by hand: it happened / again', `${decided.happened} / ${decided.repeated}`),
    row('still waiting for a person', String(result.undecided)),
    row('business writes: expected, once', `${writes.expected}, ${writes.once}`),
    row('business writes missing', String(writes.missing), '0 of succeeded runs'),
    row('business writes twice', String(writes.twice), '0'),
    row('broken promises', String(result.broken.length), '0'),
  ];
}

function inWords(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}
