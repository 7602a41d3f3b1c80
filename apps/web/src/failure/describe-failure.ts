/**
 * A failure in words, for people: what happened naming step and field, and the next move. The engine words its own codes,
 * the connector SDK words `connector.*`; this only puts the two together and finds the names the reader knows.
 */
import { describeConnectorError, isConnectorErrorCode } from '@flowbridge/connector-sdk/manifest';
import { wordStepFailure } from '@flowbridge/engine/wording';
import type { FlowDocument, Step } from '@flowbridge/flow';
import i18next from 'i18next';
import { stepTitle, type Words } from '../designer/catalog/step-words.ts';
import type { Failure } from './failure.ts';
import { fieldTitle } from './field-title.ts';
import { lastStepKey } from './last-step-key.ts';

export type FailureDescription = {
  /** What happened: `Step “Get draft”, field “Draft number”: …`. */
  userMessage: string;
  /** What to do next. */
  hint: string;
  stepTitle: string | undefined;
  fieldName: string | undefined;
};

/** `document` names the step; without it (lists) the step is named by its key. Never throws, whatever is stored. */
export function describeFailure(
  failure: Failure,
  document: FlowDocument | undefined,
  words: Words,
): FailureDescription {
  const step = document === undefined ? undefined : failedStep(failure, document);
  const named = step === undefined ? lastStepKey(failure.path) : stepTitle(step, words);
  const fieldName = fieldTitle(failure, step, words);
  const names = { stepTitle: named, fieldName };
  const { code, details } = failure;
  if (isConnectorErrorCode(code)) {
    const { userMessage, hint } = describeConnectorError(code, details, words.language);
    // The connector's own sentence already names the field of an input.
    const place = placeText(named, code === 'connector.invalidInput' ? undefined : fieldName, words.language);
    return { ...names, userMessage: place + userMessage, hint };
  }
  const worded = wordStepFailure({ ...failure, retryable: false }, words.language, {
    step: named ?? '',
    ...(fieldName === undefined ? {} : { field: fieldName }),
  });
  const unplaced =
    named === undefined ? withoutPlace(worded.userMessage, words.language) : worded.userMessage;
  return { ...names, userMessage: unplaced, hint: worded.hint };
}

/** The step a failure is about; undefined when the run failed outside any step or the step is gone. */
export function failedStep(failure: Failure, document: FlowDocument): Step | undefined {
  const steps: Readonly<Record<string, Step>> = document.steps;
  if (failure.stepId !== undefined) return steps[failure.stepId];
  const key = lastStepKey(failure.path);
  return key === undefined ? undefined : Object.values(steps).find((each) => each.key === key);
}

function placeText(step: string | undefined, field: string | undefined, language: Words['language']): string {
  if (step === undefined) return '';
  return field === undefined
    ? i18next.t('run:failure.place', { step, lng: language })
    : i18next.t('run:failure.placeField', { step, field, lng: language });
}

/** A run that failed outside any step (its time limit, a lost node) has no step to name. */
function withoutPlace(text: string, language: Words['language']): string {
  const sign = language === 'zh' ? '：' : ': ';
  const rest = text.slice(text.indexOf(sign) + sign.length);
  return language === 'zh' ? rest : rest.charAt(0).toUpperCase() + rest.slice(1);
}
