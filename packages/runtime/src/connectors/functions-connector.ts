/** A tenant's functions as a connector: each action runs the function's source where users' code runs. */
import type { ActionCode, ActionContext, Connector } from '@flowbridge/connector-sdk';
import {
  type FunctionContent,
  functionsManifest,
  type NamedFunction,
  valueFault,
} from '@flowbridge/connector-sdk/custom';
import { type CodeRunner, StepFailureError } from '@flowbridge/engine';

export function functionsConnector(functions: readonly NamedFunction[], code: CodeRunner): Connector {
  return {
    manifest: functionsManifest(functions),
    actions: Object.fromEntries(functions.map(({ key, content }) => [key, actionOf(content, code)])),
    triggers: {},
  };
}

function actionOf(content: FunctionContent, code: CodeRunner): ActionCode {
  return async (input, context) => {
    const { timeoutMs, signal } = context;
    const { output, report } = await run(code, content.source, { ...input }, { timeoutMs, signal });
    context.report(report);
    checkOutput(output, content);
    return { status: 200, headers: {}, body: output ?? null };
  };
}

/** What fails is the function: its code is no field of the step that calls it. */
async function run(
  code: CodeRunner,
  source: string,
  input: Record<string, unknown>,
  { timeoutMs, signal }: Pick<ActionContext, 'timeoutMs' | 'signal'>,
) {
  try {
    return await code.run(source, input, { timeoutMs }, signal);
  } catch (error) {
    if (!(error instanceof StepFailureError)) throw error;
    const { field: _code, ...failure } = error.failure;
    throw new StepFailureError(failure, { cause: error });
  }
}

/** Later steps are drawn against the declared output: another one is told here, not where it is missed. */
function checkOutput(output: unknown, { output: schema }: FunctionContent): void {
  const fault = valueFault(output, schema);
  if (fault === undefined) return;
  const place = ['output', ...fault.path].join(' › ');
  throw new StepFailureError({
    code: 'codeFailed',
    message: `the function gave another output than declared: ${place}: ${fault.message.en}`,
    details: { reason: 'otherOutput', place, fault: fault.message },
    retryable: false,
  });
}
