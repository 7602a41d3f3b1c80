import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { findFile, listFiles, newId, purgeFiles, readFileChunks } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from '../../start-runner.ts';
import { callHook } from '../../testing/call-hook.ts';
import { aDocument, aStep, httpTrigger } from '../../testing/documents.ts';
import { openStage, type Stage } from '../../testing/runner-stage.ts';

let stage: Stage;
let runner: StartedRunner;
let hook: string | undefined;

const document = (config: Record<string, unknown> = {}) =>
  aDocument(httpTrigger(config), [
    aStep('respond', 'answer', {
      status: 200,
      bodyType: 'json',
      body: { body: '{{trigger.body}}', files: '{{trigger.files}}' },
    }),
  ]);

beforeAll(async () => {
  stage = await openStage();
  runner = await stage.runner({ bodyBytes: 10_000, uploadBytes: 2_000_000 });
  hook = (await stage.flow({ document: document() })).hooks.web;
});
afterAll(() => stage.close());

const send = (to: string | undefined, form: FormData) =>
  callHook(runner, to, undefined, { method: 'POST', body: form });

function aForm(parts: Record<string, string | { name: string; bytes: Uint8Array; type?: string }>): FormData {
  const form = new FormData();
  for (const [field, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.append(field, part);
    else
      form.append(
        field,
        new File([Uint8Array.from(part.bytes)], part.name, { type: part.type ?? 'application/pdf' }),
      );
  }
  return form;
}

async function bytesOf(fileId: string): Promise<{ bytes: Buffer; chunks: number[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of readFileChunks(stage.db, { tenantId: stage.tenantId, fileId }))
    chunks.push(chunk);
  return { bytes: Buffer.concat(chunks), chunks: chunks.map((chunk) => chunk.length) };
}
const filesLeft = async () =>
  (await stage.db.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM file')).rows[0]?.count;

test('the flow sees fields and what the files are; their bytes come back exactly, in chunks', async () => {
  const bytes = randomBytes(700_000);
  const answer = await send(
    hook,
    aForm({ 单号: 'PO-7', invoice: { name: '发票 1.pdf', bytes }, empty: { name: 'e', bytes: Buffer.of() } }),
  );
  expect(answer).toMatchObject({
    status: 200,
    json: {
      body: { 单号: 'PO-7' },
      files: {
        invoice: { name: '发票 1.pdf', mime: 'application/pdf', size: 700_000 },
        empty: { size: 0 },
      },
    },
  });
  const { fileId } = answer.json.files.invoice;
  const kept = await bytesOf(fileId);
  expect(kept.bytes.equals(bytes)).toBe(true);
  expect(kept.chunks).toEqual([262_144, 262_144, 175_712]);
  expect(
    (await listFiles(stage.db, { tenantId: stage.tenantId, runId: answer.runId })).map((file) => file.field),
  ).toEqual(['invoice', 'empty']);
  const elsewhere = { tenantId: 'another', runId: answer.runId, fileId };
  expect(await findFile(stage.db, elsewhere)).toBeUndefined();
  for await (const _ of readFileChunks(stage.db, elsewhere)) expect.unreachable();
});

test('several files and fields of one name are lists', async () => {
  const form = aForm({ a: '1' });
  form.append('a', '2');
  for (const name of ['x.txt', 'y.txt'])
    form.append('scan', new File(['hello'], name, { type: 'text/plain' }));
  expect((await send(hook, form)).json).toMatchObject({
    body: { a: ['1', '2'] },
    files: { scan: [{ name: 'x.txt', size: 5 }, { name: 'y.txt' }] },
  });
});

test('too much of anything, or no form at all, is refused and leaves no file', async () => {
  const before = await filesLeft();
  const big = { name: 'big.bin', bytes: randomBytes(2_100_000) };
  expect(await send(hook, aForm({ big }))).toMatchObject({ status: 413, json: { code: 'body.tooLarge' } });
  const small = await stage.flow({ document: document({ maxBodyBytes: 1_000 }) });
  const medium = { name: 'm.bin', bytes: randomBytes(5_000) };
  expect((await send(small.hooks.web, aForm({ medium }))).status).toBe(413);
  expect((await send(hook, aForm({ medium, text: 'x'.repeat(11_000) }))).status).toBe(413);
  const raw = (body: string, type: string) =>
    callHook(runner, hook, undefined, { body, headers: { 'content-type': type } });
  const cut = '--b\r\ncontent-disposition: form-data; name="f"; filename="a"\r\n\r\nhal';
  for (const answer of [
    await raw(cut, 'multipart/form-data; boundary=b'),
    await raw('nothing', 'multipart/form-data'),
  ])
    expect(answer).toMatchObject({ status: 400, json: { code: 'body.invalidForm' } });
  const strict = { type: 'object', fields: [{ key: 'number', required: true, schema: { type: 'text' } }] };
  const checked = await stage.flow({ document: document({ body: strict }) });
  expect(await send(checked.hooks.web, aForm({ medium }))).toMatchObject({
    status: 400,
    json: { path: 'body.number' },
  });
  await expect.poll(filesLeft).toBe(before);
});

test('a caller that goes away in the middle of a file leaves no run, and its file is purged, that of a run is not', async () => {
  const { rows } = await stage.db.pool.query<{ id: string }>('SELECT id FROM file ORDER BY id');
  const kept = rows.map((row) => row.id);
  const { hostname, port } = new URL(runner.url ?? '');
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST ${hook} HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 900000\r\n\r\n` +
      `--b\r\ncontent-disposition: form-data; name="f"; filename="half"\r\n\r\n${'x'.repeat(400_000)}`,
  );
  await expect.poll(filesLeft).toBe(kept.length + 1);
  socket.destroy();
  await expect.poll(filesLeft).toBe(kept.length);
  await stage.db.pool.query(
    `INSERT INTO file (id, tenant_id, run_id, field, name, mime, created_at)
     VALUES ($1, $2, 'never', 'f', 'n', 'm', now() - interval '2 hours')`,
    [newId(), stage.tenantId],
  );
  await stage.db.pool.query(`UPDATE file SET created_at = now() - interval '2 hours'`);
  expect(await purgeFiles(stage.db, { limit: 100, graceSeconds: 3_600 })).toBe(1);
  const left = await stage.db.pool.query<{ id: string }>('SELECT id FROM file ORDER BY id');
  expect(left.rows.map((row) => row.id)).toEqual(kept);
});
