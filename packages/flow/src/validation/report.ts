/** Builds problems with their paths, so that a rule only says what is wrong. */
import type { Command } from '../commands/command.ts';
import type { FlowDocument } from '../document/document.ts';
import type { Step } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';
import { type FieldPath, toPointer } from '../problem/field-path.ts';
import type { Problem, TextSpan } from '../problem/problem.ts';
import type { RuleProblemCode } from '../problem/problem-codes.ts';
import { readablePath } from '../problem/readable-path.ts';
import type { LocatedText } from './rule.ts';

export type Finding = {
  code: RuleProblemCode;
  severity: Problem['severity'];
  en: string;
  zh: string;
  fix?: Command | undefined;
  span?: TextSpan | undefined;
};

export function stepProblem(document: FlowDocument, step: Step, field: FieldPath, finding: Finding): Problem {
  const path = readablePath(document, ['steps', step.id, ...field]);
  return { ...base(path, finding), stepId: step.id, ...fieldOf(field) };
}

export function triggerProblem(
  document: FlowDocument,
  trigger: Trigger,
  field: FieldPath,
  finding: Finding,
): Problem {
  const path = readablePath(document, ['triggers', document.triggers.indexOf(trigger), ...field]);
  return { ...base(path, finding), triggerId: trigger.id, ...fieldOf(field) };
}

/** A problem of the document itself: its triggers as a whole, its parameters, its settings. */
export function documentProblem(document: FlowDocument, field: FieldPath, finding: Finding): Problem {
  return { ...base(readablePath(document, field), finding), ...fieldOf(field) };
}

/** Where a text first refers to a root, or to one key of it. */
export function spanOf({ analysis }: LocatedText, root: string, key?: string): TextSpan | undefined {
  const found = analysis.references.find(
    (each) => each.root === root && (key === undefined || each.key === key),
  );
  const { start, end } = found ?? {};
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** A problem of one text, wherever that stands. */
export function textProblem(
  document: FlowDocument,
  { owner, place }: LocatedText,
  finding: Finding,
): Problem {
  if ('step' in owner) return stepProblem(document, owner.step, place.path, finding);
  if ('trigger' in owner) return triggerProblem(document, owner.trigger, place.path, finding);
  return documentProblem(document, ['settings', ...place.path], finding);
}

function base(path: string, { code, severity, en, zh, fix, span }: Finding): Problem {
  const place = span === undefined ? {} : { span };
  return { code, severity, path, message: { en, zh }, ...place, ...(fix === undefined ? {} : { fix }) };
}

function fieldOf(field: FieldPath): { field?: string } {
  return field.length === 0 ? {} : { field: toPointer(field) };
}
