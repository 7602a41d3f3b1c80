/**
 * Questions of a run: calls of which nobody knows whether they happened, each put before a person. A run asks several at once when
 * several calls were in flight, and goes on after the last answer.
 */
import { type FlowDocument, type StepId, stepByKey } from '@flowbridge/flow';
import { lastStepKey } from '../../../failure/last-step-key.ts';
import type { RunDetail } from '../run-view.ts';

export type RunDecision = RunDetail['decisions'][number];
export type Question = { path: string; answer: RunDecision | undefined };
type AskingRun = Pick<RunDetail, 'state' | 'waitsFor' | 'decisions' | 'attempt'>;

/** Of a loop that asks once for each of its items only so many answers stand beside what is open; the timeline has all. */
const RECENT_ANSWERS = 20;
const inOrder = new Intl.Collator('en', { numeric: true });

/** What a run asks now, and what of its newest attempt was answered already; nothing while it asks nothing. In order of place. */
export function questionsOf(run: AskingRun): Question[] {
  if (run.state !== 'needsDecision') return [];
  const open = new Set(run.waitsFor.filter(({ kind }) => kind === 'decision').map(({ path }) => path));
  const answered = [...decidedOf(run, run.attempt).values()].filter(({ path }) => !open.has(path));
  return [
    ...[...open].map((path): Question => ({ path, answer: undefined })),
    ...answered.slice(0, RECENT_ANSWERS).map((answer): Question => ({ path: answer.path, answer })),
  ].sort((a, b) => inOrder.compare(a.path, b.path));
}

/** The last answer about each place in an attempt, the newest first. */
export function decidedOf(
  { decisions }: Pick<RunDetail, 'decisions'>,
  attempt: number,
): ReadonlyMap<string, RunDecision> {
  const found = new Map<string, RunDecision>();
  for (const each of decisions)
    if (each.attempt === attempt && !found.has(each.path)) found.set(each.path, each);
  return found;
}

/** The open question after (1) or before (-1) a place, beginning again at the other end. */
export function neighbourQuestion(
  questions: readonly Question[],
  from: string | undefined,
  direction: -1 | 1 = 1,
): Question | undefined {
  const open = questions.filter(({ answer }) => answer === undefined);
  if (from === undefined) return open.at(direction === 1 ? 0 : -1);
  return direction === 1
    ? (open.find(({ path }) => inOrder.compare(path, from) > 0) ?? open[0])
    : (open.findLast(({ path }) => inOrder.compare(path, from) < 0) ?? open.at(-1));
}

/** The open ones in a loop, or in one of its items. */
export function openInside(questions: readonly Question[], place: string): Question[] {
  return questions.filter(
    ({ path, answer }) =>
      answer === undefined && (path.startsWith(`${place}[`) || path.startsWith(`${place}/`)),
  );
}

/** Questions by the step they are about. */
export function questionsByStep(
  questions: readonly Question[],
  document: FlowDocument,
): ReadonlyMap<StepId, Question[]> {
  const found = new Map<StepId, Question[]>();
  for (const question of questions) {
    const id = stepByKey(document, lastStepKey(question.path) ?? '')?.id;
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), question]);
  }
  return found;
}
