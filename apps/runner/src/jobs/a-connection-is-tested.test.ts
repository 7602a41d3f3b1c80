import { createServer } from 'node:http';
import { enqueue } from '@flowbridge/queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../testing/runner-stage.ts';

const password = 'the-right-password';
let stage: Stage;
let url: string;

/** As much of a Service Layer as a connection's test asks for. */
const system = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    if (!request.url?.endsWith('/Login')) return send(200, { value: [{ ItemCode: 'A1' }] });
    if (JSON.parse(Buffer.concat(chunks).toString('utf8')).Password === password)
      return send(200, { SessionId: 's1' }, { 'set-cookie': 'B1SESSION=s1; HttpOnly' });
    return send(401, { error: { code: 100000027, message: { value: 'Login failed' } } });
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
  const address = system.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  stage = await openStage();
  await stage.runner();
});
afterAll(async () => {
  await stage.close();
  system.closeAllConnections();
  await new Promise((resolve) => system.close(resolve));
});

/** What the api does when somebody presses Test, and what it then reads. */
async function tested(serviceUrl: string, secret: string) {
  const connectionId = await stage.connection({
    connectorKey: 'sap-b1',
    variables: { serviceUrl, companyDb: 'SBODEMO', userName: 'manager' },
    secrets: { password: secret },
  });
  const requestId = `request-${connectionId}`;
  await enqueue(stage.db.pool, [
    { name: 'connection.test', payload: { tenantId: stage.tenantId, connectionId, requestId } },
  ]);
  const result = async () => {
    const { rows } = await stage.db.pool.query<{ result: Record<string, unknown> | null }>(
      'SELECT last_test AS result FROM connection WHERE id = $1',
      [connectionId],
    );
    return rows[0]?.result ?? undefined;
  };
  await expect.poll(result, { timeout: 10_000 }).toMatchObject({ requestId });
  return result();
}

test('a connection that works is recorded as such', async () => {
  const result = await tested(url, password);
  expect(result).toMatchObject({ ok: true, details: { durationMs: expect.any(Number) } });
});

test('a wrong password is told from everything else, and not repeated in the result', async () => {
  const result = await tested(url, 'a-wrong-password');
  expect(result).toMatchObject({ ok: false, code: 'connector.loginRefused' });
  expect(JSON.stringify(result)).not.toContain('a-wrong-password');
});

test('a system that cannot be reached is named with its address', async () => {
  const result = await tested('http://127.0.0.1:9', password);
  expect(result).toMatchObject({ ok: false, code: 'connector.unreachable' });
  expect(String(result?.message)).toContain('127.0.0.1:9');
});
