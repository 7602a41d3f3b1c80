import { wordStepFailure } from '../failure/word-step-failure.ts';
import { isRecord } from '../value/value-kind.ts';
import type { RunError } from './completion.ts';

/** What a flow sees of a failure: `error` in a catch lane, `failures[].error` of a loop. */
export type CaughtError = {
  code: string;
  /** In words, for the person: the business system's own text where it gave one. */
  message: string;
  /** Key and address of the step that failed. */
  step: string;
  path: string;
  status?: number;
  body?: unknown;
  vendorCode?: unknown;
  vendorText?: unknown;
};

export function caughtError(error: RunError, language: 'en' | 'zh'): CaughtError {
  const { vendorCode, vendorText, terminatedWith } = error.details;
  const caught: CaughtError = {
    code: error.code,
    message: messageOf(error, vendorText ?? terminatedWith, language),
    step: error.stepKey,
    path: error.path,
  };
  if (error.httpStatus !== undefined) caught.status = error.httpStatus;
  if (isRecord(error.response) && error.response.body !== undefined) caught.body = error.response.body;
  if (vendorCode !== undefined) caught.vendorCode = vendorCode;
  if (vendorText !== undefined) caught.vendorText = vendorText;
  return caught;
}

function messageOf(error: RunError, text: unknown, language: 'en' | 'zh'): string {
  if (typeof text === 'string' && text !== '') return text;
  return wordStepFailure(error, language, { step: error.stepKey }).userMessage;
}
