/** Samples out of a run's journal, as the step under test would have seen them. */
import { listStepRuns, type StepRunItem } from '@flowbridge/db';
import { parseJson } from '@flowbridge/expression';
import { type FlowDocument, type Step, stepByKey } from '@flowbridge/flow';
import type { Access } from '../../contract/access.ts';
import type { ApiDeps } from '../../deps.ts';
import { findRun } from '../find-run.ts';
import { getStepDetail } from '../get-step-detail.ts';
import type { FoundSample } from './draft-samples.ts';
import type { SampleName } from './sample-name.ts';

/** Undefined: the run has no such value, or one too large to be shown. */
export type RunSamples = (name: SampleName) => Promise<FoundSample | undefined>;

type Order = { document: FlowDocument; step: Step; runId: string };

/** Step runs of one step that are looked through for the right turn of a loop. */
const TURNS_LOOKED_AT = 500;
const GAVE: readonly string[] = ['succeeded', 'reused', 'withheld'];
/** Steps whose record has the variable's whole value; of appended ones the journal keeps the length only. */
const HOLDING = ['initVariable', 'setVariable', 'incrementVariable'] as const;

export async function samplesOfRun(
  deps: ApiDeps,
  access: Access,
  { document, step, runId }: Order,
): Promise<RunSamples> {
  const run = await findRun(deps, access, runId);
  const query = { tenantId: access.tenantId, runId, attempt: run.attempt };
  const runsOf = async (stepId: string, limit = TURNS_LOOKED_AT) =>
    (await listStepRuns(deps.db, { ...query, stepId, limit })).items;
  const [seat] = await runsOf(step.id, 1);
  const nearest = async (stepId: string): Promise<StepRunItem | undefined> =>
    (await runsOf(stepId))
      .filter(({ state }) => GAVE.includes(state))
      .reduce<StepRunItem | undefined>(
        (best, each) =>
          best && shared(best.path, seat?.path) >= shared(each.path, seat?.path) ? best : each,
        undefined,
      );
  const read = async (path: string, field: 'inputJson' | 'outputJson'): Promise<unknown> => {
    const text = (await getStepDetail(deps, access, { id: runId, path }))[field];
    return text === null ? undefined : parseJson(text);
  };
  const values: Record<SampleName['root'], (key: string) => Promise<unknown>> = {
    trigger: async () => (run.triggerInputJson === null ? undefined : parseJson(run.triggerInputJson)),
    async steps(key) {
      const source = stepByKey(document, key);
      const found = source && (await nearest(source.id));
      return found && read(found.path, 'outputJson');
    },
    async loops(key) {
      const loop = stepByKey(document, key);
      const found = loop && (await runsOf(loop.id)).find(({ path }) => isAround(path, seat?.path));
      if (loop?.kind !== 'forEach' || found === undefined) return undefined;
      const index = turnOf(found.path, seat?.path);
      const input = await read(found.path, 'inputJson');
      const item = itemOf(input, index, loop.config.batchSize);
      return item === undefined ? undefined : { item, index };
    },
    async vars(key) {
      const writers = Object.values(document.steps).filter(
        (each) =>
          HOLDING.some((kind) => kind === each.kind) && 'name' in each.config && each.config.name === key,
      );
      const written = (await Promise.all(writers.map(({ id }) => runsOf(id)))).flat();
      const last = written
        .filter(({ state, sequence }) => state === 'succeeded' && (!seat || sequence < seat.sequence))
        .reduce<StepRunItem | undefined>(
          (best, each) => (best && best.sequence > each.sequence ? best : each),
          undefined,
        );
      const output = last && (await read(last.path, 'outputJson'));
      return isObject(output) ? output.value : undefined;
    },
    error: async () => undefined,
  };
  return async ({ root, key }) => {
    const value = await values[root](key ?? '');
    return value === undefined ? undefined : { value, from: 'run' };
  };
}

/** How many names two paths have in common from the left: the more, the nearer. */
function shared(path: string, seat = ''): number {
  const [left, right] = [path.split('/'), seat.split('/')];
  const apart = left.findIndex((name, at) => name !== right[at]);
  return apart === -1 ? left.length : apart;
}

/** Whether the loop's step run at `path` is the one around `seat`; any is, for a step that was never reached. */
function isAround(path: string, seat: string | undefined): boolean {
  return seat === undefined || seat.startsWith(`${path}[`);
}

function turnOf(path: string, seat: string | undefined): number {
  const turn = seat?.slice(path.length).match(/^\[(\d+)\]/)?.[1];
  return turn === undefined ? 0 : Number(turn);
}

function itemOf(input: unknown, index: number, batchSize: number | undefined): unknown {
  const items = isObject(input) && Array.isArray(input.items) ? input.items : [];
  if (batchSize === undefined) return items[index];
  const batch = items.slice(index * batchSize, (index + 1) * batchSize);
  return batch.length === 0 ? undefined : batch;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
