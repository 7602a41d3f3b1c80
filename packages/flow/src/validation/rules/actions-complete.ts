import { inputFindings } from '../input-findings.ts';
import { stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** Action steps call an action that exists, with every required input and none it does not know. */
export const actionsComplete: Rule = (context) => {
  const { document, catalog } = context;
  return stepsOfKind(context, 'action').flatMap((step) => {
    const { connector, action, input } = step.config;
    if (catalog.connector(connector) === undefined) {
      return [
        stepProblem(document, step, ['config', 'connector'], {
          code: 'unknownConnector',
          severity: 'error',
          en: `There is no connector “${connector}” here.`,
          zh: `没有连接器“${connector}”。`,
        }),
      ];
    }
    const found = catalog.action(connector, action);
    if (found === undefined) {
      return [
        stepProblem(document, step, ['config', 'action'], {
          code: 'unknownAction',
          severity: 'error',
          en: `The connector “${connector}” has no action “${action}”.`,
          zh: `连接器“${connector}”没有操作“${action}”。`,
        }),
      ];
    }
    return inputFindings(found.inputs, input).map(({ key, finding }) =>
      stepProblem(document, step, ['config', 'input', key], finding),
    );
  });
};
