/** What counting costs: a synchronous flow of a tenant without quotas, and with quotas it never reaches, by turns. */
import { w1 } from '../flows/documents.ts';
import { type LoadResult, runLoad } from '../measure/load.ts';
import { median } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';
import { startStack } from '../stack/start-stack.ts';

const ROUNDS = 11;
const CLIENTS = [1, 10];
const NONE = { runsPerMinute: null, logBytes: null };
const NEVER_REACHED = { runsPerMinute: 1_000_000, logBytes: 1_000_000_000_000 };

export async function quotas(): Promise<Row[]> {
  const body = JSON.stringify({ order: 4711, customer: 'C20000', amount: 250 });
  await using stack = await startStack();
  const url = await stack.deploy('Bench quotas', w1());
  const measure = async (quotas: object, clients: number): Promise<LoadResult> => {
    await stack.rest('PUT', '/tenant/quotas', quotas);
    return runLoad({ url, body, clients, seconds: 2 });
  };
  await measure(NONE, 10);
  const rows: Row[] = [];
  for (const clients of CLIENTS) {
    const pairs: { free: LoadResult; counted: LoadResult }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Who goes first changes: what a round leaves behind meets both alike.
      const first = await measure(round % 2 === 0 ? NONE : NEVER_REACHED, clients);
      const second = await measure(round % 2 === 0 ? NEVER_REACHED : NONE, clients);
      pairs.push(round % 2 === 0 ? { free: first, counted: second } : { free: second, counted: first });
    }
    const ratios = pairs.map(({ free, counted }) => counted.requestsPerSecond / free.requestsPerSecond);
    const rate = median(pairs.map(({ counted }) => counted.requestsPerSecond));
    const p99 = median(pairs.map(({ counted }) => counted.p99Ms));
    rows.push({
      work: `W1 with both quotas, ${clients} client${clients > 1 ? 's' : ''}`,
      figure: `${rate.toFixed(0)}/s  p99 ${p99.toFixed(1)} ms`,
      compared: `${median(ratios).toFixed(2)} of without (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}, ${ROUNDS} pairs)`,
      goal: '',
    });
  }
  return rows;
}
