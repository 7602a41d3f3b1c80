import { newId } from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import { z } from 'zod';
import type { Access } from '../../contract/access.ts';
import type { FunctionTrial } from '../../contract/custom-parts.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { hangBell } from '../../live/bell.ts';
import { partInvalid } from './change-parts.ts';
import { readDraft, requirePart } from './read-part.ts';

/** How long a person waits: a runner gives all cases together 25 s. */
const WAIT_MS = 35_000;

const trial = z.object({
  requestId: z.string(),
  at: z.string(),
  results: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['passed', 'differs', 'failed']),
      output: z.unknown().optional(),
      message: z.object({ en: z.string(), zh: z.string() }).exactOptional(),
      line: z.number().exactOptional(),
      log: z.array(z.string()),
      ms: z.number(),
    }),
  ),
});

/** Has a runner run the test cases of a function's saved draft and waits for its word: this process runs no users' code. */
export async function tryFunctionCases(
  deps: ApiDeps,
  access: Access,
  { id }: ById,
  waitMs: number = WAIT_MS,
): Promise<FunctionTrial> {
  const part = await requirePart(deps, access, id);
  if (part.kind !== 'function') throw notFound('function');
  const read = readDraft(part, part.draft);
  if (!read.ok) throw partInvalid(read.problems);
  const requestId = newId();
  const { tenantId } = access;
  const bell = hangBell();
  const unsubscribe = deps.partChanges.onTrial({ tenantId, partId: id }, bell.ring);
  try {
    await enqueue(deps.db.pool, [
      { name: 'function.try', payload: { tenantId, partId: id, requestId }, priority: -100 },
    ]);
    const deadline = Date.now() + waitMs;
    while (await bell.heardWithin(Math.max(0, deadline - Date.now()))) {
      const kept = trial.safeParse((await requirePart(deps, access, id)).lastTrial);
      // Another person's trial of the same function is none of this one's business.
      if (!kept.success || kept.data.requestId !== requestId) continue;
      const { at, results } = kept.data;
      return { at, results };
    }
  } finally {
    unsubscribe();
  }
  throw new Refusal('testTimedOut', {
    message: `No runner answered within ${waitMs / 1000} s.`,
    hint: 'Check that a runner is running.',
    details: { seconds: waitMs / 1000 },
  });
}
