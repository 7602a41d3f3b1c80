import { expect, test } from 'vitest';
import { openInstallation } from '../testing/installation.ts';

test('processes of all kinds that start at once on an empty database all get ready, and each is a node', async () => {
  await using installation = await openInstallation();
  const started = await Promise.all(
    (['api', 'runner', 'api', 'runner'] as const).map((kind) => installation.start(kind)),
  );
  const ready = await Promise.all(started.map(async ({ url }) => (await fetch(`${url}/ready`)).status));
  expect(ready).toEqual([200, 200, 200, 200]);
  const { rows } = await installation.pool.query(
    'SELECT kind, count(*)::int AS n FROM node GROUP BY kind ORDER BY 1',
  );
  expect(rows).toEqual([
    { kind: 'api', n: 2 },
    { kind: 'runner', n: 2 },
  ]);
  const metrics = await (await fetch(`${started[0]?.url}/metrics`)).text();
  expect(metrics).toContain('flowbridge_nodes{kind="runner"} 2');
}, 90_000);
