import { appendFileChunk, insertFile, newId } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ForeignTenant, fillForeignTenant } from '../testing/foreign-tenant.ts';
import { startTestApi, type TestApi, type TestTenant, type TestUser } from '../testing/test-api.ts';

let api: TestApi;
let there: ForeignTenant;
let tenant: TestTenant;
let stranger: TestUser;

beforeAll(async () => {
  api = await startTestApi();
  there = await fillForeignTenant(api, 'files');
  tenant = await api.tenant('elsewhere');
  stranger = await api.user({ [tenant.id]: 'owner' });
});
afterAll(() => api[Symbol.asyncDispose]());

async function aFile(name: string, chunks: string[]): Promise<string> {
  const fileId = newId();
  const { id: tenantId } = there.tenant;
  await insertFile(api.db, {
    id: fileId,
    tenantId,
    runId: there.runId,
    field: 'scan',
    name,
    mime: 'text/html',
  });
  for (const [number, text] of chunks.entries())
    await appendFileChunk(api.db, { tenantId, fileId, number, body: Buffer.from(text) });
  return fileId;
}
const fromConsole = (user: TestUser | undefined, tenantId: string, path: string) =>
  fetch(`${api.url}/api/files/${path}?tenant=${tenantId}`, { headers: user ? { cookie: user.cookie } : {} });

test('a file is downloaded over REST and from the console, whole and never shown as a page', async () => {
  const fileId = await aFile('发票 "1".html', ['<script>', 'alert(1)', '</script>']);
  const rest = await api.as(there.owner, there.tenant).rest('GET', `/runs/${there.runId}/files/${fileId}`);
  const own = await fromConsole(there.owner, there.tenant.id, `${there.runId}/${fileId}`);
  for (const answer of [rest, own]) {
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<script>alert(1)</script>');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-length')).toBe('25');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const disposition = answer.headers.get('content-disposition');
    expect(disposition).toContain(`filename*=UTF-8''${encodeURIComponent('发票 "1".html')}`);
    expect(disposition).toMatch(/^attachment; filename="___1_\.html"|^attachment; filename="[\w .-]+"/);
  }
  const run = await api.as(there.owner, there.tenant).rest('GET', `/runs/${there.runId}`);
  const { files } = (await run.json()) as { files: unknown[] };
  expect(files).toContainEqual({
    id: fileId,
    field: 'scan',
    name: '发票 "1".html',
    mime: 'text/html',
    size: 25,
  });
});

test('nobody else gets a file: not without a session, not from another tenant, not under another run', async () => {
  const path = `${there.runId}/${there.fileId}`;
  expect((await fromConsole(undefined, there.tenant.id, path)).status).toBe(401);
  expect((await fromConsole(stranger, there.tenant.id, path)).status).toBe(404);
  expect((await fromConsole(stranger, tenant.id, path)).status).toBe(404);
  expect((await fromConsole(there.owner, there.tenant.id, `another/${there.fileId}`)).status).toBe(404);
});
