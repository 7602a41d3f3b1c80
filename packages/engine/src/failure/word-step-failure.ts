import type { Bilingual } from '@flowbridge/flow';
import type { StepFailure } from '../step-failure.ts';
import type { EngineFailureCode } from './codes.ts';
import { connectorWording } from './connector-wording.ts';
import { type PollFailureCode, pollWordings } from './poll-wordings.ts';
import { type RunFailureCode, runWordings } from './run-wordings.ts';
import { type Wording, wordings } from './wordings.ts';

/** Names as the reader knows them. */
export type FailureNames = {
  /** The step's title, or its key. */
  step: string;
  /** The field's display name; without it the field's address in the config is used. */
  field?: string;
};

export type FailureWords = {
  /** What happened, naming the step and the field. */
  userMessage: string;
  /** The next move. */
  hint: string;
};

/** Puts a stored failure into the reader's language. Never shows stack traces or secrets; safe for unknown codes. */
export function wordStepFailure(
  failure: StepFailure,
  language: keyof Bilingual,
  names: FailureNames,
): FailureWords {
  const wording = wordingOf(failure);
  const field = names.field ?? displayField(failure, language);
  const reason = wording.message[language](failure.details, field);
  const element = wordElement(failure.details.element, language);
  const where =
    language === 'zh'
      ? `步骤“${names.step}”${field ? `的“${field}”` : ''}${element}：`
      : `Step “${names.step}”${field ? `, field “${field}”` : ''}${element}: `;
  return { userMessage: where + reason, hint: wording.hint[language] };
}

/** What happened, where no step is to be named. */
export function wordFailure(failure: StepFailure, language: keyof Bilingual): string {
  return wordingOf(failure).message[language](failure.details, undefined);
}

function wordingOf(failure: StepFailure): Wording {
  if (isEngineCode(failure.code)) return wordings[failure.code];
  if (isRunCode(failure.code)) return runWordings[failure.code];
  if (isPollCode(failure.code)) return pollWordings[failure.code];
  return connectorWording(failure);
}

/** Which element of a list it was, counted from 1. */
function wordElement(element: unknown, language: keyof Bilingual): string {
  if (typeof element !== 'number') return '';
  return language === 'zh' ? `（第 ${element} 项）` : `, element ${element}`;
}

function isEngineCode(code: string): code is EngineFailureCode {
  return Object.hasOwn(wordings, code);
}

function isRunCode(code: string): code is RunFailureCode {
  return Object.hasOwn(runWordings, code);
}

function isPollCode(code: string): code is PollFailureCode {
  return Object.hasOwn(pollWordings, code);
}

function displayField(failure: StepFailure, language: keyof Bilingual): string | undefined {
  const { names } = failure.details;
  if (typeof names === 'object' && names !== null && language in names) {
    const name: unknown = Reflect.get(names, language);
    if (typeof name === 'string' && name !== '') return name;
  }
  return failure.field?.replace(/^input\./, '');
}
