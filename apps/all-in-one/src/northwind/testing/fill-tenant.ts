/** For tests: things of every kind in a tenant, all of them named by one word that nobody else's things have. */
import { z } from 'zod';
import type { Product } from './open-product.ts';

export type Filled = {
  tenant: string;
  /** In the name or the content of everything. */
  word: string;
  flowId: string;
  runId: string;
  templateId: string;
  hookUrl: string;
  /** Opens its hooks. */
  appCode: string;
  /** By path of its list (`/flows`): what the things there are called in addresses. */
  names: Map<string, string[]>;
};

type Json = Record<string, unknown>;

const meAnswer = z.object({
  result: z.object({ data: z.object({ tenants: z.array(z.object({ id: z.string(), code: z.string() })) }) }),
});

export async function fillTenant(product: Product, tenant: string, word: string): Promise<Filled> {
  const call = product.rest({ key: 'fb_demo_key', tenant });
  const made = async <T extends Json>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body as T; // the caller names what the contract promises
  };
  const { value: appCode } = await made<{ value: string }>('POST', '/api-credentials', {
    kind: 'appCode',
    name: `${word} credential`,
  });
  const { id: flowId, hookUrl } = await made<{ id: string; hookUrl: string }>('POST', '/flows', {
    name: `${word} flow`,
    document: documentOf(word),
  });
  await made('POST', `/flows/${flowId}/publish`, { changelog: `${word} changelog` });
  await made('POST', `/flows/${flowId}/enable`);
  const hook = await fetch(hookUrl, { method: 'POST', headers: { 'x-apig-appcode': appCode } });
  if (hook.status !== 200) throw new Error(`the hook answered ${hook.status} ${await hook.text()}`);
  const runId = hook.headers.get('x-flowbridge-run') ?? '';
  const { id: folderId } = await made<{ id: string }>('POST', '/folders', { name: `${word} folder` });
  await made('POST', '/flows/move', { ids: [flowId], folderId });
  await made('POST', '/flows/tag', { ids: [flowId], add: [`${word} tag`] });
  await made('POST', '/invitations', { role: 'viewer', email: `${word}@example.test` });
  await made('POST', '/variables', {
    key: `${word}Variable`,
    content: { secret: false, type: 'text', text: word },
  });
  await made('POST', '/lookup-tables', { name: `${word}Table` });
  const rows = [{ key: word, value: word }];
  await made('PUT', `/lookup-tables/${word}Table/rows`, { mode: 'merge', rows });
  await made('POST', '/connections', {
    connectorKey: 'sap-b1',
    name: `${word} connection`,
    variables: { serviceUrl: `https://${word}.example.test/b1s/v1`, companyDb: word, userName: word },
    secrets: { password: `${word}-password` },
  });
  await made('POST', '/custom-parts', { kind: 'function', key: `${word}Function`, name: `${word} function` });
  const texts = { en: `${word} template`, zh: `${word} template` };
  const { id: templateId } = await made<{ id: string }>('POST', '/templates', {
    flowIds: [flowId],
    names: texts,
    descriptions: texts,
  });
  const { flows } = await made<{ flows: { id: string }[] }>('POST', `/templates/${templateId}/create-flows`, {
    name: `${word} made of the template`,
  });
  await made('POST', '/templates', { flowIds: [flowId], templateId, names: texts, descriptions: texts });
  await made('POST', `/flows/${flows[0]?.id}/upgrade`, { version: 2 });
  await beginSetup(product, { tenant, word, templateId });
  await made('POST', '/bulk-operations', { kind: 'retry', selection: { ids: [runId] } });
  return { tenant, word, flowId, runId, templateId, hookUrl, appCode, names: new Map() };
}

/** A wizard that is not finished; only the console has any. */
async function beginSetup(
  product: Product,
  { tenant, word, templateId }: Pick<Filled, 'tenant' | 'word' | 'templateId'>,
): Promise<void> {
  const session = await product.session('demo@flowbridge.local');
  const me = meAnswer.parse((await session.query('me.get', '')).body);
  const tenantId = me.result.data.tenants.find(({ code }) => code === tenant)?.id ?? '';
  const choices = { connections: {}, different: {}, parameters: {} };
  const begun = { templateId, version: 1, name: `${word} setup`, step: 'connections', choices };
  const { status, text } = await session.mutate('setups.begin', tenantId, begun);
  if (status !== 200) throw new Error(`setups.begin: ${status} ${text}`);
}

/** An HTTP trigger that asks for an AppCode; a dataset with a record; an answer. */
const documentOf = (word: string) => ({
  schemaVersion: 1,
  triggers: [
    {
      id: 'changes',
      key: 'request',
      kind: 'http',
      config: { methods: ['POST'], auth: { kind: 'appCode' }, answer: 'sync' },
    },
  ],
  lanes: { root: ['stage', 'built'] },
  steps: {
    stage: {
      id: 'stage',
      key: 'stage',
      kind: 'datasetStage',
      config: {
        dataset: `${word}Items`,
        records: [{ code: word }],
        key: '{{ loops.row.item.code }}',
        fields: {},
      },
    },
    built: { id: 'built', key: 'built', kind: 'buildJson', config: { value: { secret: word } } },
  },
  parameters: [],
  notes: [],
});
