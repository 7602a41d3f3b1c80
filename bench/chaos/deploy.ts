import { calledFlow, callingFlow } from './flows.ts';
import type { Installation } from './installation.ts';
import { type Rest, restOf } from './rest.ts';

/** Publishes the two flows on connections to this installation's sandbox; answers the address of the hook. */
export async function deployFlows({ url, sandboxUrl }: Installation): Promise<string> {
  const rest = restOf(url);
  const connections = {
    'sap-b1': await pointTo(rest, 'sap-b1', { serviceUrl: `${sandboxUrl}/sandbox/sap-b1/b1s/v1` }),
    dingtalk: await pointTo(rest, 'dingtalk', {
      apiBaseUrl: `${sandboxUrl}/sandbox/dingtalk`,
      oapiBaseUrl: `${sandboxUrl}/sandbox/dingtalk`,
    }),
  };
  const publish = async (name: string, document: unknown) => {
    const created = await rest<{ id: string; hookUrl?: string }>('POST', '/flows', { name, document });
    await rest('PUT', `/flows/${created.id}/bindings`, { connections, parameters: {} });
    await rest('POST', `/flows/${created.id}/publish`, {});
    await rest('POST', `/flows/${created.id}/enable`);
    return created;
  };
  const called = await publish('Chaos: called', calledFlow());
  const { hookUrl } = await publish('Chaos: orders', callingFlow({ calledFlowId: called.id }));
  if (hookUrl === undefined) throw new Error('The flow of orders has no hook.');
  return hookUrl;
}

/** The demo's connection of a connector, led to where the sandbox is. Answers its id. */
async function pointTo(rest: Rest, connectorKey: string, moved: Record<string, string>): Promise<string> {
  const { items } = await rest<{ items: { id: string }[] }>(
    'GET',
    `/connections?connectorKey=${connectorKey}`,
  );
  const found = items[0];
  if (found === undefined) throw new Error(`There is no connection of ${connectorKey}.`);
  const { variables } = await rest<{ variables: object }>('GET', `/connections/${found.id}`);
  await rest('PUT', `/connections/${found.id}`, { variables: { ...variables, ...moved } });
  return found.id;
}
