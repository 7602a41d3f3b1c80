import {
  findUser,
  findVersion,
  listAttempts,
  listCalledRuns,
  listDecisions,
  listFiles,
  listRunKeys,
} from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { waitPath } from '@flowbridge/secrets';
import type { Access } from '../contract/access.ts';
import { may } from '../contract/capabilities.ts';
import type { ById } from '../contract/paging.ts';
import { notFound } from '../contract/refusal.ts';
import type { AttemptInput, AttemptItem, RunDetail, RunWait } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt, findRun } from './find-run.ts';
import { viewFile } from './get-run-file.ts';
import { readDocument } from './read-document.ts';
import { readCounts, readFailure, readValuesKept, viewDecision, viewRun } from './run-view.ts';

/** A run with the document it ran, its attempts, input and output (JSON texts, exactly as kept). */
export async function getRun(deps: ApiDeps, access: Access, { id }: ById): Promise<RunDetail> {
  const { tenantId } = access;
  const run = await findRun(deps, access, id);
  const [rows, keys, decisions] = await Promise.all([
    listAttempts(deps.db, { tenantId, runId: id }),
    listRunKeys(deps.db, { tenantId, runId: id }),
    listDecisions(deps.db, { tenantId, runId: id }),
  ]);
  const versionIds = [...new Set([run.versionId, ...rows.map((row) => row.versionId)])];
  const versions = new Map(
    await Promise.all(
      versionIds.map(async (versionId) => {
        return [versionId, await findVersion(deps.db, { tenantId, versionId })] as const;
      }),
    ),
  );
  const attempts = await Promise.all(
    rows.map(async (row): Promise<AttemptItem> => {
      const requestedBy =
        row.requestedBy === null ? undefined : await findUser(deps.db, { userId: row.requestedBy });
      return {
        number: row.number,
        version: versions.get(row.versionId)?.number ?? null,
        state: row.state,
        startFrom: row.startFrom,
        startPath: row.startPath,
        requestedBy: requestedBy ? { id: requestedBy.id, name: requestedBy.name } : null,
        startedAt: row.startedAt?.toISOString() ?? null,
        bulkId: row.bulkId,
        counts: readCounts(row.countsJson),
        valuesKept: readValuesKept(row.countsJson),
        endedAt: row.endedAt?.toISOString() ?? null,
        error: readFailure(row.errorJson),
      };
    }),
  );
  const document = readDocument(versions.get(run.versionId)?.document);
  const labels = new Map(document.settings?.businessKeys?.map(({ key, label }) => [String(key), label]));
  const view = viewRun(run);
  return {
    ...view,
    waitsFor: withAddresses(deps, access, { runId: id, waits: view.waitsFor }),
    versionId: run.versionId,
    document,
    attempts,
    counts: readCounts(run.countsJson),
    valuesKept: readValuesKept(run.countsJson),
    triggerInputJson: run.triggerInputJson,
    outputJson: run.outputJson,
    cancelRequested: run.cancelRequested,
    calledBy: run.parentRunId === null ? null : { runId: run.parentRunId, path: run.parentPath ?? '' },
    calls: await listCalledRuns(deps.db, { tenantId, runId: id }),
    decisions: decisions.map(viewDecision),
    keys: keys.map(({ name, value }) => ({ name, label: labels.get(name) || name, value })),
    files: (await listFiles(deps.db, { tenantId, runId: id })).map(viewFile),
  };
}

/** Who knows the address can let the run go on: that is what operating means. */
function withAddresses(
  { keyring, publicUrl }: ApiDeps,
  { role }: Access,
  { runId, waits }: { runId: string; waits: RunWait[] },
): RunWait[] {
  if (!may(role, 'runs.operate')) return waits;
  return waits.map((wait) =>
    wait.kind === 'callback'
      ? { ...wait, address: publicUrl() + waitPath(keyring.masterKey, { runId, path: wait.path }) }
      : wait,
  );
}

/** The document one attempt of a run ran. */
export async function getAttemptDocument(
  deps: ApiDeps,
  access: Access,
  input: AttemptInput,
): Promise<{ document: FlowDocument }> {
  const { tenantId } = access;
  const { run, attempt } = await findAttempt(deps, access, input);
  const rows = attempt === run.attempt ? [] : await listAttempts(deps.db, { tenantId, runId: input.id });
  const versionId = rows.find((row) => row.number === attempt)?.versionId ?? run.versionId;
  const version = await findVersion(deps.db, { tenantId, versionId });
  if (!version) throw notFound('version');
  return { document: readDocument(version.document) };
}
