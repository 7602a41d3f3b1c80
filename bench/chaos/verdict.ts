/** Whether everything that was promised is so: nothing lost, nothing twice, nothing stuck, and the counts add up. */
import { expectedWrites, type System } from './flows.ts';
import type { Installation } from './installation.ts';
import { controlOf } from './rest.ts';
import type { Accepted } from './send-orders.ts';
import type { Counters } from './settle.ts';

export type Verdict = {
  /** Runs of orders by state; a failed one with its code. */
  states: Record<string, number>;
  /** Runs of called flows by state. */
  calledStates: Record<string, number>;
  /** Times that a run was taken up again. */
  resumes: number;
  writes: { expected: number; once: number; missing: number; twice: number };
  /** Sentences, each a broken promise. */
  broken: string[];
};

type RunRow = {
  id: string;
  state: string;
  code: string | null;
  message: string | null;
  ref: string;
  parent_run_id: string | null;
  duplicate_of: string | null;
  resumes: number;
};

/** A run that ends so was ended by what a system did, and says it; anything else would be our own doing. */
const HONEST_FAILURE = /^(connector\.(?!internalError)|subFlowFailed$)/;

export async function judge(installation: Installation, accepted: readonly Accepted[]): Promise<Verdict> {
  const runs = await installation.query<RunRow>(
    `SELECT id, state, error::json ->> 'code' AS code,
       error::json ->> 'message' AS message, trigger_input::json #>> '{body,ref}' AS ref, parent_run_id,
       duplicate_of, resumes FROM run`,
  );
  const counted = await countWrites(installation);
  const orders = runs.filter((run) => run.parent_run_id === null && run.duplicate_of === null);
  const called = runs.filter((run) => run.parent_run_id !== null);
  const verdict: Verdict = {
    states: tally(orders),
    calledStates: tally(called),
    resumes: runs.reduce((sum, run) => sum + run.resumes, 0),
    writes: { expected: 0, once: 0, missing: 0, twice: 0 },
    broken: [
      ...runs.filter(isOpen).map(({ id, state }) => `run ${id} is stuck in ${state}`),
      ...orders
        .filter(isOurFault)
        .map(({ id, code, message }) => `run ${id} failed with ${code}: ${message}`),
      ...called
        .filter(isOurFault)
        .map(({ id, code, message }) => `called run ${id} failed with ${code}: ${message}`),
      ...(await leftovers(installation)),
    ],
  };
  const expected = new Set<string>();
  for (const one of accepted) judgeOrder(one, { orders, called, counted, verdict, expected });
  for (const [key, times] of counted)
    if (/U_REQUESTID=|来源单号=/.test(key) && !expected.has(key))
      verdict.broken.push(`${key} was written ${times} times and belongs to no accepted order`);
  return verdict;
}

type Evidence = {
  orders: RunRow[];
  called: RunRow[];
  counted: ReadonlyMap<string, number>;
  verdict: Verdict;
  expected: Set<string>;
};

function judgeOrder({ order, runId }: Accepted, evidence: Evidence): void {
  const { orders, called, counted, verdict, expected } = evidence;
  const { broken, writes } = verdict;
  const mine = orders.filter(({ ref }) => ref === order.ref);
  const run = mine[0];
  if (mine.length !== 1 || !run) {
    broken.push(`order ${order.ref} (confirmed as run ${runId}) has ${mine.length} runs`);
    return;
  }
  const children = called.filter((each) => each.parent_run_id === run.id);
  if (run.state === 'succeeded' && children.length !== 1)
    broken.push(`run ${run.id} succeeded with ${children.length} called runs`);
  for (const { system, counter } of expectedWrites(order)) {
    const key = counterKey(system, counter);
    const times = counted.get(key) ?? 0;
    expected.add(key);
    writes.expected += 1;
    if (times === 1) writes.once += 1;
    if (times > 1) {
      writes.twice += 1;
      broken.push(`${key} was written ${times} times (run ${run.id}, ${run.state})`);
    }
    if (times > 0) continue;
    writes.missing += 1;
    if (run.state === 'succeeded') broken.push(`${key} was never written, but run ${run.id} succeeded`);
  }
}

async function countWrites({ sandboxUrl }: Installation): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for (const system of ['sap-b1', 'dingtalk'] as const) {
    const { writes } = await controlOf(sandboxUrl, system)<Counters>('GET', 'counters');
    for (const [counter, times] of Object.entries(writes)) counted.set(counterKey(system, counter), times);
  }
  return counted;
}

const counterKey = (system: System, counter: string) => `${system}: ${counter}`;

type LeftJob = {
  job: string;
  locked_by: string | null;
  attempts: number;
  last_error: string | null;
  state: string;
};

/** What must be gone when everything has ended. */
async function leftovers({ query }: Installation): Promise<string[]> {
  const jobs = await query<LeftJob>(
    `SELECT identifier || ' ' || payload AS job, locked_by, attempts, last_error, run.state
     FROM flowbridge_queue._private_jobs AS job
     JOIN flowbridge_queue._private_tasks AS task ON task.id = job.task_id
     LEFT JOIN run ON run.id = job.payload ->> 'runId'
     WHERE identifier LIKE 'run.%' AND (locked_at IS NOT NULL OR run_at <= now())`,
  );
  return jobs.map(
    ({ job, locked_by, attempts, last_error, state }) =>
      `job ${job} is left in the queue: locked by ${locked_by}, tried ${attempts} times (${last_error}), its run is ${state}`,
  );
}

const isOpen = ({ state }: RunRow) => ['queued', 'running', 'waiting'].includes(state);
const isOurFault = ({ state, code }: RunRow) => state === 'failed' && !HONEST_FAILURE.test(code ?? '');

function tally(runs: readonly RunRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state, code } of runs) {
    const name = code === null ? state : `${state}: ${code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
