import { z } from 'zod';
import { CliError, wrongUsage } from '../../cli-error.ts';
import { type Bulk, bulk, runItem } from '../../client/answers.ts';
import { wholePages } from '../../client/connect.ts';
import { exitCodes } from '../../exit-codes.ts';
import { findFlow } from '../../find/find-flow.ts';
import { table } from '../../print/table.ts';
import { count } from '../../print/words.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { Opened } from '../installation-options.ts';
import { hasEnded } from '../run/is-over.ts';
import { readFollowing } from '../run/run-command.ts';
import { type RetryOptions, readFilter, readFrom, readPace, readVersionWord } from './retry-options.ts';

const ordered = z.looseObject({ id: z.string(), total: z.number() });

/** Runs that a preview looks at; it tells when there are more. */
const MOST_LOOKED_AT = 2_000;
const MOST_SHOWN = 20;
const PAUSE_MS = 1_000;

/** All runs that match, or which they are. */
export async function retryMany(
  opened: Opened,
  surroundings: Surroundings,
  options: RetryOptions,
): Promise<void> {
  const { at, report } = opened;
  const from = readFrom(options.from);
  if (typeof from !== 'string') throw wrongUsage('--from path:… retries one run: give its id');
  const { timeoutMs } = readFollowing(options);
  const flowId = options.flow === undefined ? undefined : (await findFlow(at, options.flow)).id;
  const filter = {
    ...(flowId === undefined ? {} : { flowId }),
    ...readFilter(options, surroundings.nowMs()),
  };
  if (options.preview) return previewMany(opened, filter);
  const order = {
    kind: 'retry',
    selection: { filter },
    ...{ from, version: readVersionWord(options.version) },
    ...readPace(options),
  };
  const made = await at.post('/bulk-operations', { answer: ordered, body: order }).catch(unlessNothing);
  if (made === undefined) {
    report.value({ total: 0 });
    report.answer('No run matches: nothing to retry.');
    return;
  }
  report.note(`${count(made.total, 'run')} to retry`);
  const until = timeoutMs === undefined ? Number.POSITIVE_INFINITY : surroundings.nowMs() + timeoutMs;
  let now = await at.get(`/bulk-operations/${made.id}`, { answer: bulk });
  while (!isDone(now, options.wait === true) && surroundings.nowMs() < until) {
    report.progress(describe(now));
    await surroundings.sleep(PAUSE_MS);
    now = await at.get(`/bulk-operations/${made.id}`, { answer: bulk });
  }
  const { id, state, total, done, refused, refusals, outcomes } = now;
  report.value({ id, state, total, done, refused, refusals, outcomes });
  report.answer(describe(now));
  for (const each of refusals) report.note(`refused: ${each.runId}: ${each.code}`);
  const fault = faultOf(now, options.wait === true);
  if (fault) throw fault;
}

async function previewMany(
  { at, report }: Opened,
  { states, ...filter }: ReturnType<typeof readFilter> & { flowId?: string },
): Promise<void> {
  const runs = await at.all('/runs', {
    item: runItem,
    query: { ...filter, state: states, ...wholePages },
    most: MOST_LOOKED_AT,
  });
  report.value({
    matching: runs.length,
    more: runs.length === MOST_LOOKED_AT,
    runs: runs.map(({ id, flowName, state, acceptedAt, error }) => ({
      ...{ id, flowName, state, acceptedAt },
      ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
    })),
  });
  const more = runs.length === MOST_LOOKED_AT ? ' or more' : '';
  report.note(`${runs.length}${more} would be retried; nothing was.`);
  if (runs.length === 0) return;
  report.answer(
    table(
      [{ title: 'run' }, { title: 'flow' }, { title: 'accepted' }, { title: 'state' }, { title: 'error' }],
      runs
        .slice(0, MOST_SHOWN)
        .map(({ id, flowName, acceptedAt, state, error }) => [
          id,
          flowName,
          acceptedAt,
          state,
          error?.code ?? '',
        ]),
    ),
  );
  if (runs.length > MOST_SHOWN) report.note(`… and ${runs.length - MOST_SHOWN} more`);
}

function unlessNothing(error: unknown): undefined {
  if (error instanceof CliError && error.code === 'nothingSelected') return undefined;
  throw error;
}

/** All were asked for; with `wait`, all that were asked for have ended, too. */
function isDone({ state, outcomes }: Pick<Bulk, 'state' | 'outcomes'>, wait: boolean): boolean {
  if (state === 'running' || state === 'canary') return false;
  return !wait || openOf(outcomes) === 0;
}

function openOf(outcomes: Bulk['outcomes']): number {
  return entriesOf(outcomes).reduce((sum, [state, runs]) => (hasEnded(state) ? sum : sum + runs), 0);
}

function entriesOf(outcomes: Bulk['outcomes']) {
  // Object.entries forgets what the keys are; the schema has just checked them.
  return Object.entries(outcomes) as [keyof typeof outcomes, number][];
}

function describe({ done, total, refused, outcomes }: Bulk): string {
  const said = entriesOf(outcomes).map(([state, runs]) => `${runs} ${state}`);
  return [`${done} of ${total} asked for`, ...(refused > 0 ? [`${refused} refused`] : []), ...said].join(
    ', ',
  );
}

function faultOf({ id, state, refused, outcomes }: Bulk, wait: boolean): CliError | undefined {
  if (state === 'canaryFailed') {
    return new CliError('canaryFailed', 'The first run failed again; the others were left as they are', {
      exitCode: exitCodes.runFailed,
    });
  }
  if (state === 'stopped') return new CliError('stopped', `The operation ${id} was stopped`);
  if (!isDone({ state, outcomes }, wait)) {
    return new CliError('notOver', `Time is up; the operation ${id} goes on`, {
      exitCode: exitCodes.runNotOver,
    });
  }
  const failed = wait ? (outcomes.failed ?? 0) + (outcomes.completedWithFailures ?? 0) : 0;
  if (failed + refused === 0) return undefined;
  return new CliError('someFailed', `${failed} failed again, ${refused} could not be retried`, {
    exitCode: exitCodes.completedWithFailures,
  });
}
