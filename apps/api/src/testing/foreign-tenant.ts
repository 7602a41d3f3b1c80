/** A tenant full of things that nobody else may learn of. Imported by tests only. */
import {
  appendFileChunk,
  insertBulkOperation,
  insertFile,
  insertQueuedRun,
  insertSetup,
  newId,
} from '@flowbridge/db';
import type { TestApi, TestTenant, TestUser } from './test-api.ts';
import { expectData } from './test-api.ts';
import { httpFlow, pollFlow } from './test-documents.ts';

export type ForeignTenant = {
  tenant: TestTenant;
  owner: TestUser;
  flowId: string;
  /** A flow with the poll trigger `changes`. */
  pollFlowId: string;
  /** Holds its flow. */
  folderId: string;
  runId: string;
  connectionId: string;
  credentialId: string;
  /** An API key of its owner, good in it only. */
  apiKeyId: string;
  /** A file of its run. */
  fileId: string;
  templateId: string;
  /** An upgrade of its flow, whose template has a newer version. */
  upgradeGroupId: string;
  /** A setup of its template, with nothing made. */
  setupId: string;
  /** Name of a dataset with one failed record, K1. */
  dataset: string;
  bulkId: string;
  invitationId: string;
  /** Key of a variable. */
  variable: string;
  /** A function with one version. */
  partId: string;
  /** Name of a look-up table with one row, K1. */
  table: string;
  /** Texts that must appear in no answer to another tenant. */
  marks: string[];
};

/** Everything in it carries `mark` in its name, inputs or settings. */
export async function fillForeignTenant(api: TestApi, mark: string): Promise<ForeignTenant> {
  const tenant = await api.tenant(mark);
  const owner = await api.user({ [tenant.id]: 'owner' });
  const caller = api.as(owner, tenant);
  const { id: connectionId } = expectData(
    await caller.mutate<{ id: string }>('connections.create', {
      connectorKey: 'sap-b1',
      name: `${mark} connection`,
      variables: { serviceUrl: `https://${mark}.example.test/b1s/v1`, companyDb: mark, userName: mark },
      secrets: { password: `${mark}-password` },
    }),
  );
  const { id: flowId } = expectData(
    await caller.mutate<{ id: string }>('flows.create', { name: `${mark} flow`, document: httpFlow() }),
  );
  expectData(await caller.mutate('flows.publish', { id: flowId, changelog: `${mark} changelog` }));
  expectData(
    await caller.mutate('flows.setBindings', {
      id: flowId,
      bindings: { connections: { 'sap-b1': connectionId }, parameters: {} },
    }),
  );
  const { id: folderId } = expectData(
    await caller.mutate<{ id: string }>('folders.create', { name: `${mark} folder` }),
  );
  expectData(await caller.mutate('manyFlows.move', { ids: [flowId], folderId }));
  expectData(await caller.mutate('manyFlows.tag', { ids: [flowId], add: [`${mark} tag`] }));
  const { id: pollFlowId } = expectData(
    await caller.mutate<{ id: string }>('flows.create', { name: `${mark} poll`, document: pollFlow() }),
  );
  expectData(await caller.mutate('flows.publish', { id: pollFlowId }));
  expectData(await caller.mutate('flows.enable', { id: pollFlowId }));
  const { id: credentialId } = expectData(
    await caller.mutate<{ id: string }>('apiCredentials.create', {
      kind: 'basic',
      name: `${mark} credential`,
      userName: mark,
    }),
  );
  const { id: apiKeyId } = expectData(
    await caller.mutate<{ id: string }>('apiKeys.create', {
      name: `${mark} key`,
      days: null,
      allTenants: false,
    }),
  );
  const { id: invitationId } = expectData(
    await caller.mutate<{ id: string }>('invitations.create', {
      role: 'viewer',
      email: `${mark}@example.test`,
    }),
  );
  const variable = `${mark}Variable`;
  expectData(
    await caller.mutate('variables.create', {
      key: variable,
      description: `${mark} description`,
      content: { secret: false, type: 'text', text: mark },
    }),
  );
  const table = `${mark} table`;
  expectData(await caller.mutate('lookupTables.create', { name: table }));
  const rows = [{ key: 'K1', value: `${mark} value` }];
  expectData(await caller.mutate('lookupTables.putRows', { name: table, mode: 'merge', rows }));
  const { id: partId } = expectData(
    await caller.mutate<{ id: string }>('customParts.create', {
      kind: 'function',
      key: `${mark}Function`,
      name: `${mark} function`,
    }),
  );
  expectData(await caller.mutate('customParts.publish', { id: partId, revision: 1, changelog: mark }));
  const runId = await insertEndedRun(api, { tenant, flowId, mark });
  const fileId = newId();
  const file = {
    id: fileId,
    tenantId: tenant.id,
    runId,
    field: mark,
    name: `${mark}.txt`,
    mime: 'text/plain',
  };
  await insertFile(api.db, file);
  const body = Buffer.from(mark);
  await appendFileChunk(api.db, { tenantId: tenant.id, fileId, number: 0, body });
  const bulkId = await insertBulkOperation(api.db.pool, {
    tenantId: tenant.id,
    kind: 'retry',
    selection: { ids: [runId] },
    startFrom: 'trigger',
    version: 'same',
    versions: {},
    perMinute: null,
    total: 1,
    throughId: runId,
    canary: false,
    requestedBy: owner.id,
  });
  const templateId = newId();
  await api.db.pool.query('INSERT INTO template (id, tenant_id, key) VALUES ($1, $2, $3)', [
    templateId,
    tenant.id,
    `${mark}-template`,
  ]);
  const names = { en: `${mark} template`, zh: `${mark} template` };
  const documents = { en: httpFlow(), zh: httpFlow() };
  const content = { names, descriptions: names, tags: [], flows: [{ key: 'main', names, documents }] };
  await api.db.pool.query(
    'INSERT INTO template_version (template_id, number, hash, package) VALUES ($1, 1, $2, $3)',
    [templateId, mark, JSON.stringify(content)],
  );
  const upgradeGroupId = newId();
  // Of its own template, behind by a version, and upgraded once before.
  const origin = JSON.stringify({ templateKey: `${mark}-template`, version: 0, templateId, flowKey: 'main' });
  await api.db.pool.query('UPDATE flow SET origin = $2 WHERE id = $1', [flowId, origin]);
  await api.db.pool.query(
    `INSERT INTO flow_upgrade (id, tenant_id, flow_id, group_id, user_id, origin_after, revision)
     VALUES ($1, $2, $3, $4, $5, $6, 1)`,
    [newId(), tenant.id, flowId, upgradeGroupId, owner.id, origin],
  );
  const setupId = newId();
  await insertSetup(api.db, {
    id: setupId,
    tenantId: tenant.id,
    userId: owner.id,
    templateId,
    templateVersion: 1,
    name: `${mark} setup`,
    step: 'parameters',
    choices: { connections: {}, different: {}, parameters: { a: mark } },
    connectionIds: [connectionId],
  });
  const dataset = `${mark}Items`;
  await insertDataset(api, { tenantId: tenant.id, name: dataset, runId });
  const ids = {
    flowId,
    pollFlowId,
    folderId,
    runId,
    fileId,
    bulkId,
    connectionId,
    credentialId,
    apiKeyId,
    templateId,
    invitationId,
    upgradeGroupId,
    partId,
    setupId,
  };
  const marks = [mark, ...Object.values(ids), owner.id];
  return { tenant, owner, ...ids, dataset, variable, table, marks };
}

async function insertEndedRun(
  api: TestApi,
  { tenant, flowId, mark }: { tenant: TestTenant; flowId: string; mark: string },
): Promise<string> {
  const { rows } = await api.db.pool.query<{ id: string }>(
    'SELECT published_version_id AS id FROM flow WHERE id = $1',
    [flowId],
  );
  const runId = await insertQueuedRun(api.db.pool, {
    tenantId: tenant.id,
    flowId,
    versionId: rows[0]?.id ?? '',
    triggerKey: 'request',
    triggerKind: 'http',
    triggerInputJson: JSON.stringify({ key: 'request', kind: 'http', body: mark }),
  });
  await api.db.pool.query(
    `UPDATE run SET state = 'succeeded', started_at = now(), ended_at = now(), output = $2, counts = '{"steps":1,"failed":0}'
      WHERE id = $1`,
    [runId, JSON.stringify(mark)],
  );
  await api.db.pool.query(
    `INSERT INTO step_run (run_accepted_at, run_id, attempt, sequence, tenant_id, path, step_id, state, started_at,
                           duration_ms, input, output)
     SELECT accepted_at, id, 1, 1, tenant_id, 'build', 'build', 'succeeded', now(), 3, $2, $2 FROM run WHERE id = $1`,
    [runId, JSON.stringify(mark)],
  );
  return runId;
}

async function insertDataset(
  api: TestApi,
  { tenantId, name, runId }: { tenantId: string; name: string; runId: string },
): Promise<void> {
  await api.db.pool.query('INSERT INTO dataset (tenant_id, id, name, failed) VALUES ($1, $2, $2, 1)', [
    tenantId,
    name,
  ]);
  await api.db.pool.query(
    `INSERT INTO dataset_record (tenant_id, dataset_id, key, state, hash, source, fields, next_try_at, staged_run_id,
                                 staged_at)
     VALUES ($1, $2, 'K1', 'failed', 'h', $3, $3, now(), $4, now())`,
    [tenantId, name, JSON.stringify({ name }), runId],
  );
}
