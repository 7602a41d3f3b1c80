/** What every validation rule is given and answers. A rule is one function in one file, listed in `rules.ts`. */
import type { CallableFlows } from '../catalog/callable-flows.ts';
import type { Bindings, ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { TenantNames } from '../catalog/tenant-names.ts';
import type { FlowDocument, FlowSettings } from '../document/document.ts';
import type { Step, StepKind, StepOf } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';
import type { Problem } from '../problem/problem.ts';
import type { Analysis, ExpressionLanguage } from '../references/expression-language.ts';
import type { TemplateText } from '../references/template-texts.ts';

export type LocatedText = {
  owner: { step: Step } | { trigger: Trigger } | { settings: FlowSettings };
  place: TemplateText;
  analysis: Analysis;
};

export type RuleContext = {
  document: FlowDocument;
  language: ExpressionLanguage;
  catalog: ConnectorCatalog;
  /** The connectors as they were before a change of them; absent: what that takes away is not told. */
  former: ConnectorCatalog | undefined;
  /** Absent: whether connections and parameter values are given is not checked. */
  bindings: Bindings | undefined;
  /** Absent: whether called flows exist and get what they need is not checked. */
  flows: CallableFlows | undefined;
  /** Absent: whether tenant variables and look-up tables exist is not checked. */
  tenant: TenantNames | undefined;
  /** What a draft may still lack is an error now. */
  forPublish: boolean;
  /** The steps that can run, in drawing order. */
  steps: readonly Step[];
  /** Every text that holds an expression, of triggers, of steps that can run and of the flow's settings. */
  texts: readonly LocatedText[];
};

export type Rule = (context: RuleContext) => Problem[];

/** The running steps of some kinds. */
export function stepsOfKind<K extends StepKind>(context: RuleContext, ...kinds: K[]): StepOf<K>[] {
  const wanted: readonly StepKind[] = kinds;
  return context.steps.filter((step): step is StepOf<K> => wanted.includes(step.kind));
}
