import type { CatalogInput } from '../../catalog/connector-catalog.ts';
import type { ValueSchema } from '../../document/values.ts';
import { inputFindings } from '../input-findings.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** A flow that is called can be called, and gets what its manual trigger asks for. */
export const calleesFit: Rule = (context) => {
  const { document, flows, forPublish } = context;
  if (flows === undefined) return [];
  return stepsOfKind(context, 'callFlow').flatMap((step) => {
    const { flow, input } = step.config;
    if (flow === '') return [];
    const callee = flows.callable(flow);
    if (callee === undefined) return [stepProblem(document, step, ['config', 'flow'], gone(forPublish))];
    const declared = callee.input?.fields;
    if (declared === undefined) return [];
    return inputFindings(declared.map(inputOf), input).map(({ key, finding }) =>
      stepProblem(document, step, ['config', 'input', key], finding),
    );
  });
};

function inputOf({ key, required, schema }: NonNullable<ValueSchema['fields']>[number]): CatalogInput {
  return { key, names: schema.names ?? { en: key, zh: key }, type: schema.type, required };
}

/** While a flow is drawn, the one it calls may not be published yet. */
function gone(forPublish: boolean): Finding {
  return {
    code: 'unknownFlow',
    severity: forPublish ? 'error' : 'warning',
    en: 'The flow called is not there, is not published, or has no manual trigger.',
    zh: '被调用的流程不存在、未发布，或没有手动触发器。',
  };
}
