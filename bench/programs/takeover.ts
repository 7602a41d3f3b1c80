/** W5: a runner is killed in the middle of 30 calls; another one goes on. How soon, and is a completed call made twice? */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startInstallation } from '../chaos/installation.ts';
import { restOf } from '../chaos/rest.ts';
import { thirtyCalls } from '../flows/documents.ts';
import { median } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';

const ROUNDS = 3;
const CALLS = 30;
const CALL_MS = 100;

type Round = { seconds: number; repeated: number; missing: number };

/** Answers each call after a while; tells how often each was answered. */
async function slowSystem() {
  const answered = new Map<string, number>();
  const server = createServer((request, response) => {
    request.resume();
    setTimeout(() => {
      if (response.destroyed) return;
      const call = request.url ?? '';
      answered.set(call, (answered.get(call) ?? 0) + 1);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    }, CALL_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answered,
    [Symbol.dispose]: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function until(done: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function round(): Promise<Round> {
  using system = await slowSystem();
  await using installation = await startInstallation({ runners: 1 });
  const rest = restOf(installation.url);
  const document = thirtyCalls(system.url);
  const { id, hookUrl } = await rest<{ id: string; hookUrl: string }>('POST', '/flows', {
    name: 'W5',
    document,
  });
  await rest('POST', `/flows/${id}/publish`, {});
  await rest('POST', `/flows/${id}/enable`);
  const answer = await fetch(hookUrl, { method: 'POST', body: '{}' });
  const { runId } = (await answer.json()) as { runId: string };
  const [doomed] = installation.runners();
  if (doomed === undefined) throw new Error('There is no runner.');
  await installation.startRunner();
  await until(() => system.answered.size >= CALLS / 2);
  const before = new Set(system.answered.keys());
  doomed.signal('SIGKILL');
  const began = performance.now();
  await until(async () => {
    const { state } = await rest<{ state: string }>('GET', `/runs/${runId}`);
    return state === 'succeeded';
  });
  const again = [...before].filter((call) => (system.answered.get(call) ?? 0) > 1);
  return {
    seconds: (performance.now() - began) / 1000,
    repeated: again.length,
    missing: CALLS - system.answered.size,
  };
}

export async function takeover(): Promise<Row[]> {
  const rounds: Round[] = [];
  for (let index = 0; index < ROUNDS; index++) rounds.push(await round());
  const sum = (of: (each: Round) => number) => rounds.reduce((total, each) => total + of(each), 0);
  return [
    {
      work: `W5 kill -9 in the middle of ${CALLS} calls, until the run has succeeded elsewhere`,
      figure: `${median(rounds.map(({ seconds }) => seconds)).toFixed(1)} s, of which ${((CALLS / 2) * CALL_MS) / 1000} s calls`,
      compared: '',
      goal: 'taken over within 20 s',
    },
    {
      work: `calls answered before the kill and made again, in ${ROUNDS} rounds`,
      figure: `${sum((each) => each.repeated)}; missing ${sum((each) => each.missing)}`,
      compared: '',
      goal: '0; 0',
    },
  ];
}
