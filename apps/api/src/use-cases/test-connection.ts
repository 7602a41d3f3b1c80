import { newId } from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import { z } from 'zod';
import type { Access } from '../contract/access.ts';
import type { ConnectionTest } from '../contract/connections.ts';
import type { ById } from '../contract/paging.ts';
import { Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { requireConnection } from './find-connection.ts';
import { viewTest } from './list-connections.ts';

/** How long a person waits: a runner's call may take 30 s itself. */
const WAIT_MS = 35_000;
const LOOK_EVERY_MS = 200;

const answered = z.object({ requestId: z.string() });

/** Has a runner call the connection's test action and waits for its word: this process neither calls nor decrypts. */
export async function testConnection(
  deps: ApiDeps,
  access: Access,
  { id }: ById,
  waitMs: number = WAIT_MS,
): Promise<ConnectionTest> {
  await requireConnection(deps, access, id);
  const requestId = newId();
  await enqueue(deps.db.pool, [
    {
      name: 'connection.test',
      payload: { tenantId: access.tenantId, connectionId: id, requestId },
      priority: -100,
    },
  ]);
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const { lastTest } = await requireConnection(deps, access, id);
    const parsed = answered.safeParse(lastTest);
    const test = viewTest(lastTest);
    if (test && parsed.success && parsed.data.requestId === requestId) return test;
  }
  throw new Refusal('testTimedOut', {
    message: `No runner answered within ${waitMs / 1000} s.`,
    hint: 'Check that a runner is running.',
    details: { seconds: waitMs / 1000 },
  });
}
