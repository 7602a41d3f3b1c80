import type { FlowBuilder } from '../builder/a-flow.ts';
import type { Bindings } from '../catalog/connector-catalog.ts';
import { applyCommand } from '../commands/apply-command.ts';
import type { FlowDocument } from '../document/document.ts';
import type { Problem } from '../problem/problem.ts';
import { validateDocument } from '../validation/validate-document.ts';
import { plainLanguage } from './plain-language.ts';
import { smallCatalog } from './small-catalog.ts';

export const options = { language: plainLanguage, catalog: smallCatalog };

/** The problems of a flow that is about to be published. */
export function problemsOf(document: FlowDocument, bindings?: Bindings): Problem[] {
  return validateDocument(document, { ...options, bindings, forPublish: true });
}

/** `error laterStep @ steps › a › config › value` */
export function show(problems: readonly Problem[]): string[] {
  return problems.map(({ code, severity, path }) => `${severity} ${code} @ ${path}`);
}

export function check(flow: FlowBuilder, bindings?: Bindings): string[] {
  return show(problemsOf(flow.build(), bindings));
}

/** Applies the first problem's fix and answers what is still wrong. */
export function afterFix(document: FlowDocument): string[] {
  const fix = problemsOf(document).find((problem) => problem.fix !== undefined)?.fix;
  if (fix === undefined) return ['no fix'];
  const fixed = applyCommand(document, fix, plainLanguage);
  return fixed.ok ? show(problemsOf(fixed.document)) : [fixed.problem.message.en];
}
