/** Builds ended or waiting runs with a journal, as a runner leaves them. Imported by tests only. */
import { insertQueuedRun, newId } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import type { TestApi, TestTenant } from './test-api.ts';

export type Line = {
  path: string;
  state: 'started' | 'succeeded' | 'failed' | 'unknown' | 'cancelled' | 'reused';
  /** Step id; default the path's last key. */
  stepId?: string;
  error?: Record<string, unknown>;
  input?: unknown;
  output?: unknown;
};

export type RunOptions = {
  state: string;
  lines?: Line[];
  counts?: Record<string, unknown>;
  waitsFor?: Record<string, unknown>[];
  parentRunId?: string;
};

export type TestFlow = { id: string; versionId: string };

/** A flow with one published version of `document`. */
export async function aFlowOf(api: TestApi, tenant: TestTenant, document: FlowDocument): Promise<TestFlow> {
  const [id, versionId] = [newId(), newId()];
  await api.db.pool.query(
    `INSERT INTO flow (id, tenant_id, name, draft, bindings, published_version_id) VALUES ($1, $2, $1, $3, '{}', $4)`,
    [id, tenant.id, document, versionId],
  );
  await api.db.pool.query(
    `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document) VALUES ($1, $2, $3, 1, $1, $4)`,
    [versionId, tenant.id, id, document],
  );
  return { id, versionId };
}

/** A run of the flow in a state, with these lines in its journal. Answers its id. */
export async function aRunOf(
  api: TestApi,
  { tenant, flow }: { tenant: TestTenant; flow: TestFlow },
  { state, lines = [], counts, waitsFor, parentRunId }: RunOptions,
): Promise<string> {
  const { pool } = api.db;
  const runId = await insertQueuedRun(pool, {
    tenantId: tenant.id,
    flowId: flow.id,
    versionId: flow.versionId,
    triggerKey: 'manual',
    triggerKind: 'manual',
    triggerInputJson: '{"key":"manual","kind":"manual"}',
  });
  const ended = ['succeeded', 'completedWithFailures', 'failed', 'cancelled'].includes(state);
  await pool.query(
    `UPDATE run SET state = $2, started_at = now(), ended_at = CASE WHEN $3 THEN now() END, counts = $4,
       waits_for = $5, parent_run_id = $6 WHERE id = $1`,
    [
      runId,
      state,
      ended,
      counts ? JSON.stringify(counts) : null,
      waitsFor ? JSON.stringify(waitsFor) : null,
      parentRunId ?? null,
    ],
  );
  for (const [index, line] of lines.entries()) {
    const key = line.path.split('/').at(-1) ?? '';
    await pool.query(
      `INSERT INTO step_run (run_accepted_at, run_id, attempt, sequence, tenant_id, path, step_id, state, started_at,
                             duration_ms, error, input, output)
       SELECT accepted_at, id, attempt, $2, tenant_id, $3, $4, $5, now(), 1, $6, $7, $8 FROM run WHERE id = $1`,
      [
        runId,
        index + 1,
        line.path,
        line.stepId ?? key,
        line.state,
        line.error ? JSON.stringify(line.error) : null,
        line.input === undefined ? null : JSON.stringify(line.input),
        line.output === undefined ? null : JSON.stringify(line.output),
      ],
    );
  }
  return runId;
}
