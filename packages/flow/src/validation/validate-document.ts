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
  const broken = checkIntegrity(document);
  if (broken.length > 0) return broken;
  const { language, catalog, former, bindings, flows, tenant, forPublish = false } = options;
  const steps = activeSteps(document);
  const located = (owner: LocatedText['owner'], places: readonly TemplateText[]): LocatedText[] =>
    places.map((place) => ({ owner, place, analysis: analyze(language, place.text) }));
  const { settings } = document;
  const texts = [
    ...document.triggers.flatMap((trigger) => located({ trigger }, triggerTemplateTexts(trigger))),
    ...steps.flatMap((step) => located({ step }, stepTemplateTexts(step))),
    ...(settings === undefined ? [] : located({ settings }, settingsTemplateTexts(settings))),
  ];
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
  return rules.flatMap((rule) => rule(context));
}
