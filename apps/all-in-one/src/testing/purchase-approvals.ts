/** For tests: template T05 on an installation of real processes, its two systems simulated in the test itself. */
import { startSandbox } from '@flowbridge/sandbox';
import type { Installation } from './installation.ts';

type Run = { id: string; state: string };

export type PurchaseApprovals = Awaited<ReturnType<typeof openPurchaseApprovals>>;

export async function openPurchaseApprovals(installation: Installation) {
  const { url, sandbox, close } = await startSandbox({ host: '127.0.0.1', port: 0 });
  const { rest } = installation;
  const connection = async (connectorKey: string, variables: object, secrets: object) => {
    const wanted = { connectorKey, name: `${connectorKey} of the test`, variables, secrets };
    return (await rest<{ id: string }>('POST', '/connections', wanted)).id;
  };
  const sap = await connection(
    'sap-b1',
    { serviceUrl: `${url}/sandbox/sap-b1/b1s/v1`, companyDb: 'SBODEMOCN', userName: 'manager' },
    { password: 'flowbridge-sap' },
  );
  const dingtalk = await connection(
    'dingtalk',
    {
      appKey: 'dingflowbridgekey001',
      agentId: 1000000001,
      apiBaseUrl: `${url}/sandbox/dingtalk`,
      oapiBaseUrl: `${url}/sandbox/dingtalk`,
    },
    { appSecret: 'flowbridge-dingtalk-secret' },
  );
  const templates = await rest<{ items: { id: string; key: string }[] }>('GET', '/templates');
  const templateId = templates.items.find(({ key }) => key === 'T05')?.id;
  const { flows } = await rest<{ flows: { document: unknown }[] }>('GET', `/templates/${templateId}`);
  const created = { name: 'Purchase approvals', document: flows[0]?.document };
  const { id: flowId } = await rest<{ id: string }>('POST', '/flows', created);
  await rest('PUT', `/flows/${flowId}/bindings`, {
    connections: { 'sap-b1': sap, dingtalk },
    parameters: { processCode: 'PROC-FLOWBRIDGE-PURCHASE', originatorUserId: 'manager75' },
  });
  await rest('POST', `/flows/${flowId}/publish`, {});

  return {
    sandbox,
    /** Starts a run of the published flow; answers its id. */
    run: async () =>
      (await rest<{ runId: string }>('POST', `/flows/${flowId}/runs`, { version: 'published' })).runId,
    stateOf: async (runId: string) => (await rest<Run>('GET', `/runs/${runId}`)).state,
    /** Whether a call has come that the planned fault keeps waiting. */
    isHeld: (kind: string) =>
      [sandbox.sapB1, sandbox.dingtalk].some(({ journal }) =>
        journal.entries().some(({ fault }) => fault === kind),
      ),
    /** How often an approval was started, by the code of its request. */
    starts: () => sandbox.dingtalk.counters.read().writes,
    markOf: (entry: number) =>
      sandbox.sapB1.company.tables.get('Drafts')?.rows.get(String(entry))?.U_SyncStatus,
    [Symbol.asyncDispose]: close,
  };
}
