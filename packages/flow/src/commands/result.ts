import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Problem } from '../problem/problem.ts';
import type { CommandProblemCode } from '../problem/problem-codes.ts';
import type { ExpressionLanguage } from '../references/expression-language.ts';
import type { Command } from './command.ts';

/** What a command did: the new document and the command that undoes it, or why nothing was done. */
export type CommandResult =
  | { ok: true; document: FlowDocument; inverse: Command }
  | { ok: false; problem: Problem };

/** Applies one kind of command. Pure: answers a new document that shares every unchanged part with the old one. */
export type Apply<C> = (document: FlowDocument, command: C, language: ExpressionLanguage) => CommandResult;

export type Refusal = { ok: false; problem: Problem };

export function done(document: FlowDocument, inverse: Command): CommandResult {
  return { ok: true, document, inverse };
}

/** A refused command. `place` says where, in words or by ids. */
export function refuse(
  code: CommandProblemCode,
  en: string,
  zh: string,
  place: { path?: string; stepId?: StepId } = {},
): Refusal {
  const { path = '', stepId } = place;
  const base = { code, severity: 'error' as const, path, message: { en, zh } };
  return { ok: false, problem: stepId === undefined ? base : { ...base, stepId } };
}

export function stepUnknown(stepId: StepId): Refusal {
  const en = `There is no step “${stepId}” in this flow; it may have been deleted.`;
  return refuse('stepUnknown', en, `流程中没有步骤“${stepId}”，可能已被删除。`, { stepId });
}
