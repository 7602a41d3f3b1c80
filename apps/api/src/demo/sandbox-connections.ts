/** The connections of a demo tenant to the sandbox systems. Their credentials are public knowledge: they open nothing else. */
import { findConnection, listConnections } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ApiDeps } from '../deps.ts';
import { changeConnection, createConnection } from '../use-cases/change-connection.ts';

type SandboxConnection = {
  connectorKey: string;
  name: string;
  variables: Record<string, string | number>;
  secrets: Record<string, string>;
};

function sandboxConnections(sandboxUrl: string): SandboxConnection[] {
  const dingtalk = `${sandboxUrl}/sandbox/dingtalk`;
  return [
    {
      connectorKey: 'sap-b1',
      name: 'SAP B1 sandbox 沙箱',
      variables: {
        serviceUrl: `${sandboxUrl}/sandbox/sap-b1/b1s/v1`,
        companyDb: 'SBODEMOCN',
        userName: 'manager',
      },
      secrets: { password: 'flowbridge-sap' },
    },
    {
      connectorKey: 'dingtalk',
      name: 'DingTalk sandbox 钉钉沙箱',
      variables: {
        appKey: 'dingflowbridgekey001',
        agentId: 1_000_000_001,
        corpId: 'dinge8a56572f80b02a8',
        apiBaseUrl: dingtalk,
        oapiBaseUrl: dingtalk,
      },
      secrets: {
        appSecret: 'flowbridge-dingtalk-secret',
        callbackToken: 'flowbridgeDdToken01',
        callbackAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      },
    },
  ];
}

/**
 * Makes sure the tenant has its sandbox connections and that they point to where the sandbox is now; an untouched one is left
 * alone. Answers their ids by connector.
 */
export async function seedSandboxConnections(
  deps: ApiDeps,
  access: Access,
  { sandboxUrl }: { sandboxUrl: string },
): Promise<Record<string, string>> {
  const { tenantId } = access;
  const present = await listConnections(deps.db, { tenantId });
  const ids: Record<string, string> = {};
  for (const wanted of sandboxConnections(sandboxUrl)) {
    const { connectorKey, name } = wanted;
    const known = present.find((each) => each.name === name && each.connectorKey === connectorKey);
    if (!known) {
      ids[connectorKey] = (await createConnection(deps, access, wanted)).id;
      continue;
    }
    ids[connectorKey] = known.id;
    const stored = await findConnection(deps.db, { tenantId, connectionId: known.id });
    const variables: Record<string, unknown> = { ...stored?.variables };
    const moved = Object.entries(wanted.variables).filter(
      ([key, value]) =>
        isSandboxAddress(value) && isSandboxAddress(variables[key]) && variables[key] !== value,
    );
    if (moved.length > 0) {
      const json = Object.fromEntries(Object.entries(variables).filter(isJsonScalar));
      await changeConnection(deps, access, {
        id: known.id,
        variables: { ...json, ...Object.fromEntries(moved) },
      });
    }
  }
  return ids;
}

function isSandboxAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[^/]+\/sandbox\//.test(value);
}

function isJsonScalar(entry: [string, unknown]): entry is [string, string | number | boolean] {
  return ['string', 'number', 'boolean'].includes(typeof entry[1]);
}
