import type { CallableFlows } from '../catalog/callable-flows.ts';
import type { Bindings, ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { TenantNames } from '../catalog/tenant-names.ts';
import { checkIntegrity } from '../document/check-integrity.ts';
import type { FlowDocument } from '../document/document.ts';
import type { Problem } from '../problem/problem.ts';
import { analyze, type ExpressionLanguage } from '../references/expression-language.ts';
import {
  settingsTemplateTexts,
  stepTemplateTexts,
  type TemplateText,
  triggerTemplateTexts,
} from '../references/template-texts.ts';
import { activeSteps } from '../tree/active-steps.ts';
import type { LocatedText, RuleContext } from './rule.ts';
import { rules } from './rules.ts';

export type ValidationOptions = {
  language: ExpressionLanguage;
  catalog: ConnectorCatalog;
  /** Connectors before a change that is judged: then a field that is read and was in an answer is told when it is gone. */
  former?: ConnectorCatalog | undefined;
  /** Connections and parameter values the flow was given; absent: not checked. */
  bindings?: Bindings | undefined;
  /** The flows that can be called; absent: not checked. */
  flows?: CallableFlows | undefined;
  /** What the tenant shares among its flows; absent: not checked. */
  tenant?: TenantNames | undefined;
  /** Missing connections and parameter values are errors instead of warnings. */
  forPublish?: boolean | undefined;
};

/**
 * Everything that is wrong with a flow, in the order of the rules, errors and warnings mixed. Disabled steps and what
 * they hold are left out. A document that is no sound tree gives its integrity problems only.
 */
export function validateDocument(document: FlowDocument, options: ValidationOptions): Problem[] {
  const parts = validateInParts(document, options);
  for (;;) {
    const part = parts.next();
    if (part.done) return part.value;
  }
}

/** `validateDocument`, for a screen that has to move meanwhile: between two parts whoever runs it may do something else. */
export function* validateInParts(
  document: FlowDocument,
  options: ValidationOptions,
): Generator<undefined, Problem[], undefined> {
  const broken = checkIntegrity(document);
  if (broken.length > 0) return broken;
  yield;
  const { language, catalog, former, bindings, flows, tenant, forPublish = false } = options;
  const { triggers, settings } = document;
  const steps = activeSteps(document);
  const texts: LocatedText[] = [];
  const locate = (owner: LocatedText['owner'], places: readonly TemplateText[]) => {
    for (const place of places) texts.push({ owner, place, analysis: analyze(language, place.text) });
  };
  for (const trigger of triggers) locate({ trigger }, triggerTemplateTexts(trigger));
  for (const [index, step] of steps.entries()) {
    if (index % STEPS_OF_A_PART === 0) yield;
    locate({ step }, stepTemplateTexts(step));
  }
  if (settings !== undefined) locate({ settings }, settingsTemplateTexts(settings));
  const context: RuleContext = {
    document,
    language,
    catalog,
    former,
    bindings,
    flows,
    tenant,
    forPublish,
    steps,
    texts,
  };
  const problems: Problem[] = [];
  for (const rule of rules) {
    yield;
    problems.push(...rule(context));
  }
  return problems;
}

/** Their texts are read for the first time: some milliseconds on a cold machine. */
const STEPS_OF_A_PART = 50;
