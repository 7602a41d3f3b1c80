/** A synchronous caller's times while nothing else runs, and while thousands of queued runs are worked off beside it. */
import { queued, w1 } from '../flows/documents.ts';
import { type LoadResult, runLoad } from '../measure/load.ts';
import { median } from '../measure/median.ts';
import { sendAll } from '../measure/send-all.ts';
import type { Row } from '../measure/table.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const BACKLOG = 10_000;
const ROUNDS = 5;
const SECONDS = 3;
const CLIENTS = [1, 4];
const body = JSON.stringify({ order: 4711, customer: 'C20000', amount: 250 });

async function untilIdle(stack: Stack): Promise<void> {
  while ((await stack.openRuns()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  // The last commits, and what the database does after them, are not part of an idle window.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

type Round = { idle: LoadResult; loaded: LoadResult; stillQueued: boolean };

async function round(stack: Stack, urls: { sync: string; async: string }, clients: number): Promise<Round> {
  await untilIdle(stack);
  const load = () => runLoad({ url: urls.sync, body, clients, seconds: SECONDS });
  const idle = await load();
  await sendAll({ url: urls.async, body, count: BACKLOG, clients: 50 });
  const loaded = await load();
  return { idle, loaded, stillQueued: (await stack.openRuns()) > 0 };
}

function figures(rounds: readonly Round[], window: 'idle' | 'loaded'): string {
  const p50 = median(rounds.map((each) => each[window].p50Ms));
  const p99 = median(rounds.map((each) => each[window].p99Ms));
  const rate = median(rounds.map((each) => each[window].requestsPerSecond));
  return `${rate.toFixed(0)}/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`;
}

export async function syncUnderLoad(): Promise<Row[]> {
  await using stack = await startStack();
  const urls = {
    sync: await stack.deploy('Bench W1', w1()),
    async: await stack.deploy('Bench queued', queued()),
  };
  await runLoad({ url: urls.sync, body, clients: 10, seconds: 2 });
  await sendAll({ url: urls.async, body, count: 2_000, clients: 20 });
  const rows: Row[] = [];
  for (const clients of CLIENTS) {
    const rounds: Round[] = [];
    for (let index = 0; index < ROUNDS; index++) rounds.push(await round(stack, urls, clients));
    const ratio = (by: 'p50Ms' | 'p99Ms') => median(rounds.map(({ idle, loaded }) => loaded[by] / idle[by]));
    const outlasted = rounds.filter((each) => each.stillQueued).length;
    rows.push({
      work: `W1 sync HTTP, ${clients} client${clients > 1 ? 's' : ''}, nothing else running`,
      figure: figures(rounds, 'idle'),
      compared: '',
      goal: '',
    });
    rows.push({
      work: `the same beside ${BACKLOG.toLocaleString('en')} queued runs`,
      figure: figures(rounds, 'loaded'),
      compared: `p50 ${ratio('p50Ms').toFixed(2)} ×, p99 ${ratio('p99Ms').toFixed(2)} × idle; backlog outlasted ${outlasted} of ${ROUNDS} windows`,
      goal: 'p99 ≤ 1.5 × idle',
    });
  }
  return rows;
}
