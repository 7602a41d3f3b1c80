import { newId, recordConnectionTest } from '@flowbridge/db';
import { startWorkers } from '@flowbridge/queue';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';

const { api, me } = await startTestApiAs('builder', 'tested');

test('a runner tests the connection and its word is the answer', async () => {
  const workers = await startWorkers({
    pool: api.db.pool,
    concurrency: 1,
    nodeId: newId(),
    onFailure: (error) => expect.unreachable(String(error)),
    handlers: {
      'run.execute': async () => {},
      'run.wake': async () => {},
      'poll.fire': async () => {},
      'run.bulk': async () => {},
      'connection.test': async ({ tenantId, connectionId, requestId }) => {
        const at = '2026-01-01T00:00:00.000Z';
        const result = { requestId, at, ok: false, code: 'connector.unauthorized', message: 'refused' };
        await recordConnectionTest(api.db, { tenantId, connectionId, result });
      },
      'function.try': async () => {},
    },
  });
  try {
    const { id } = expectData(
      await me.mutate<{ id: string }>('connections.create', {
        connectorKey: 'sap-b1',
        name: 'Tested',
        variables: { serviceUrl: 'https://sap.example.test/b1s/v1', companyDb: 'A', userName: 'b' },
        secrets: { password: 'c' },
      }),
    );
    const answer = await me.mutate('connections.test', { id });
    expect(answer).toMatchObject({ ok: true, data: { ok: false, code: 'connector.unauthorized' } });
    expect(answer.text).not.toContain('requestId');
  } finally {
    await workers.stop();
  }
});
