import type { Bindings } from '../../catalog/connector-catalog.ts';
import type { TriggerOf } from '../../document/trigger.ts';
import { nameOf } from '../../problem/readable-path.ts';
import { type Finding, stepProblem, triggerProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** Every connector a flow uses has a connection: one for the step or trigger itself, or one for the connector. */
export const connectionsChosen: Rule = (context) => {
  const { document, catalog, bindings, forPublish } = context;
  if (bindings === undefined) return [];
  const lacks = (id: string, connector: string) => {
    const known = catalog.connector(connector);
    return known !== undefined && !known.connectionOptional && !isBound(bindings, id, connector);
  };
  const finding = (name: string, connector: string): Finding => {
    const names = catalog.connector(connector)?.names ?? { en: connector, zh: connector };
    return {
      code: 'connectionMissing',
      severity: forPublish ? 'error' : 'warning',
      en: `“${name}” needs a connection to ${names.en}.`,
      zh: `“${name}”需要选择${names.zh}的连接。`,
    };
  };
  const steps = stepsOfKind(context, 'action').filter((step) => lacks(step.id, step.config.connector));
  const triggers = document.triggers
    .filter(
      (trigger): trigger is TriggerOf<'connectorEvent' | 'poll'> =>
        trigger.kind === 'connectorEvent' || trigger.kind === 'poll',
    )
    .filter((trigger) => lacks(trigger.id, trigger.config.connector));
  return [
    ...triggers.map((each) =>
      triggerProblem(document, each, ['config', 'connector'], finding(nameOf(each), each.config.connector)),
    ),
    ...steps.map((each) =>
      stepProblem(document, each, ['config', 'connector'], finding(nameOf(each), each.config.connector)),
    ),
  ];
};

function isBound({ connections = {} }: Bindings, id: string, connector: string): boolean {
  const given = (key: string) => Object.hasOwn(connections, key) && connections[key] !== '';
  return given(id) || given(connector);
}
