/** Synchronous HTTP flows with complete, durable step logs, beside a bare server that writes as many rows. */
import { startTemporaryServer } from '@flowbridge/postgres';
import { w1, w2 } from '../flows/documents.ts';
import { type LoadResult, runLoad } from '../measure/load.ts';
import { medianRun } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';
import { startBareServer } from '../stack/bare-server.ts';
import { startFastApi } from '../stack/start-fast-api.ts';
import { startStack } from '../stack/start-stack.ts';

const CLIENTS = [1, 10, 50];
const SECONDS = 4;
const GOALS = {
  W1: { 1: '1,200', 10: '4,000', 50: '6,000' },
  W2: { 1: '900', 10: '2,500, p99 ≤ 15 ms', 50: '3,500' },
} as const;

async function measure(url: string, body: string): Promise<Map<number, LoadResult>> {
  const results = new Map<number, LoadResult>();
  await runLoad({ url, body, clients: 10, seconds: 2 });
  for (const clients of CLIENTS) {
    const load = () => runLoad({ url, body, clients, seconds: SECONDS });
    results.set(clients, await medianRun(3, load, (result) => result.requestsPerSecond));
  }
  return results;
}

async function measureBare(body: string): Promise<Map<number, LoadResult>> {
  await using postgres = await startTemporaryServer();
  await using bare = await startBareServer(await postgres.database('bare'));
  return await measure(bare.url, body);
}

export async function syncHttp(): Promise<Row[]> {
  const body = JSON.stringify({ order: 4711, customer: 'C20000', amount: 250 });
  const bare = await measureBare(body);
  using api = await startFastApi();
  await using stack = await startStack();
  const flows = { W1: w1(), W2: w2(`${api.url}/rate`) };
  const rows: Row[] = [];
  for (const [name, document] of Object.entries(flows)) {
    const measured = await measure(await stack.deploy(`Bench ${name}`, document), body);
    for (const clients of CLIENTS) {
      const result = measured.get(clients);
      const yardstick = bare.get(clients);
      if (!result || !yardstick) continue;
      rows.push({
        work: `${name} sync HTTP, ${clients} client${clients > 1 ? 's' : ''}`,
        figure: `${result.requestsPerSecond.toFixed(0)}/s  p50 ${result.p50Ms.toFixed(1)} ms  p99 ${result.p99Ms.toFixed(1)} ms`,
        compared: `${(result.requestsPerSecond / yardstick.requestsPerSecond).toFixed(2)} of bare ${yardstick.requestsPerSecond.toFixed(0)}/s`,
        goal: `${GOALS[name as 'W1' | 'W2'][clients as 1 | 10 | 50]}`,
      });
    }
  }
  return rows;
}
