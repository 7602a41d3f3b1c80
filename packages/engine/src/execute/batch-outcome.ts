/** What becomes of a batch's records: from the target's answers, or from the failure of the body. Pure. */
import { writeText } from '@flowbridge/expression';
import { engineFailure } from '../failure/codes.ts';
import type { BatchRecord, SettledRecord } from '../ledger-port.ts';
import type { StepFailure } from '../step-failure.ts';
import { isTrue } from '../value/is-true.ts';
import { isRecord, valueKind } from '../value/value-kind.ts';
import type { RunError } from './completion.ts';

/** The body reached its end: every record is delivered, except those the answers say are not. */
export function settledByAnswers(
  records: readonly BatchRecord[],
  { results, mapped }: { results: unknown; mapped: unknown },
): SettledRecord[] {
  const answers = answersByKey(results);
  // An expression that finds one match gives the match itself: a batch of one record.
  const sent: unknown[] = Array.isArray(mapped) ? mapped : [mapped];
  return records.map(({ key }, at) => {
    const settled = settledByAnswer(key, answers.get(key));
    return sent[at] === undefined ? settled : { ...settled, mapped: sent[at] };
  });
}

/**
 * The body failed. When nothing that changes something went out, the records are tried again; otherwise nobody knows which of
 * them the target has.
 */
export function settledByFailure(
  records: readonly BatchRecord[],
  failure: StepFailure,
  mayHaveHappened: boolean,
): SettledRecord[] {
  const uncertain = mayHaveHappened || failure.details.mayHaveHappened === true;
  const { request: _request, response: _response, ...error } = failure;
  return records.map(({ key }) => ({ key, outcome: uncertain ? 'uncertain' : 'failed', error }));
}

/** A step's failure as it is kept with a record: where it happened, without the call itself. */
export function failureOf({ stepKey: _key, ...error }: RunError): StepFailure {
  return error;
}

type Answer = Record<string, unknown>;

function answersByKey(results: unknown): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  if (results === undefined || results === null) return answers;
  for (const answer of Array.isArray(results) ? results : [results]) {
    if (!isRecord(answer) || answer.key === undefined || answer.ok === undefined) throw unreadable(answer);
    answers.set(writeText(answer.key), answer);
  }
  return answers;
}

function unreadable(answer: unknown): Error {
  const found = valueKind(answer);
  return engineFailure('answersUnreadable', `an answer is ${found} without key or ok`, { found }, 'results');
}

function settledByAnswer(key: string, answer: Answer | undefined): SettledRecord {
  if (answer === undefined) return { key, outcome: 'delivered' };
  const told = {
    key,
    answered: answer,
    ...(answer.id === undefined || answer.id === null ? {} : { targetId: writeText(answer.id) }),
  };
  if (isTrue(answer.ok)) return { ...told, outcome: 'delivered' };
  const text = writeText(answer.message);
  const { failure } = engineFailure('recordRefused', `refused: ${text}`, { answer: text }, 'results');
  return { ...told, outcome: 'failed', error: failure };
}
