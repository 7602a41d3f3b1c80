import type { RunKey } from '@flowbridge/db';
import { compileNamedTexts, emptyScope, type NamedTexts } from '@flowbridge/expression';
import type { FlowDocument, FlowSettings } from '@flowbridge/flow';
import { runParameters } from './run-parameters.ts';
import type { RuntimeLog, TenantView } from './runtime.ts';

/** The business keys of a flow, ready to be evaluated for each of its runs; undefined when it has none. */
export function compileBusinessKeys(settings: FlowSettings | undefined): NamedTexts | undefined {
  if (!settings?.businessKeys?.length) return undefined;
  return compileNamedTexts(settings.businessKeys.map(({ key, value }) => ({ name: key, template: value })));
}

export type KeyedRun = {
  flowId: string;
  document: FlowDocument;
  /** Values of parameters as bound to the flow. */
  parameters: Readonly<Record<string, unknown>>;
  /** What expressions see as `trigger`. */
  trigger: unknown;
  tenant: TenantView;
};

/** A new run's business keys, which never hold a secret variable. One that cannot be made is left out and logged: it never refuses the run. */
export async function businessKeysOf(
  compiled: NamedTexts | undefined,
  run: KeyedRun,
  log: RuntimeLog,
): Promise<RunKey[]> {
  if (!compiled) return [];
  const { tenant, trigger, flowId } = run;
  const params = runParameters(run.document, run.parameters);
  return compiled.evaluate({
    scope: { ...emptyScope, trigger, params, tenant: { vars: tenant.openVars } },
    environment: { now: Date.now, timeZone: tenant.timeZone },
    onFailure: (key, error) => log.warn({ err: error, flowId, key }, 'a business key could not be made'),
  });
}
