import { z } from 'zod';
import { table } from '../../print/table.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { Opened } from '../installation-options.ts';
import { followRun } from '../run/follow-run.ts';
import { readFollowing } from '../run/run-command.ts';
import { tellRun } from '../run/tell-run.ts';
import { type RetryOptions, readFrom, readVersionWord } from './retry-options.ts';

const preview = z.looseObject({
  steps: z.array(
    z.looseObject({
      key: z.string(),
      effect: z.string(),
      reused: z.number(),
      again: z.number(),
      mayHaveHappened: z.number(),
      notReached: z.boolean(),
    }),
  ),
  reused: z.number(),
  writesAgain: z.number(),
});

const retried = z.looseObject({ runId: z.string(), attempt: z.number() });

/** One run again, or what that would do. */
export async function retryOne(
  { at, report }: Opened,
  surroundings: Surroundings,
  { runId, options }: { runId: string; options: RetryOptions },
): Promise<void> {
  const following = readFollowing(options);
  const order = { from: readFrom(options.from), version: readVersionWord(options.version) };
  const path = `/runs/${encodeURIComponent(runId)}/retry`;
  if (options.preview) {
    const would = await at.post(path, { answer: preview, body: { ...order, preview: true } });
    report.value(would);
    report.answer(
      table(
        [
          { title: 'step' },
          { title: 'effect' },
          { title: 'taken over', align: 'right' },
          { title: 'again', align: 'right' },
          { title: 'may have happened', align: 'right' },
        ],
        would.steps.map((step) => [
          step.key,
          step.effect,
          step.reused,
          step.notReached ? 'first time' : step.again,
          step.mayHaveHappened,
        ]),
      ),
    );
    report.note(`Nothing was retried. Calls that write and would be made again: ${would.writesAgain}.`);
    return;
  }
  const { attempt } = await at.post(path, { answer: retried, body: order });
  if (!options.wait) {
    report.answer(`attempt ${attempt} of ${runId}`);
    report.value({ runId, attempt });
    return;
  }
  report.note(`attempt ${attempt} of ${runId}`);
  tellRun(await followRun(at, { runId, attempt, ...following }, { report, surroundings }), report);
}
