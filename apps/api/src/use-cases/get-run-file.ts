import { type FileRow, findFile, readFileChunks } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type { RunFile, RunFileContent, RunFileInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';

/** A file that came with a run of the tenant. */
export async function getRunFile(
  deps: ApiDeps,
  { tenantId }: Access,
  { id, fileId }: RunFileInput,
): Promise<RunFileContent> {
  const file = await findFile(deps.db, { tenantId, runId: id, fileId });
  if (!file) throw notFound('file');
  return { ...viewFile(file), bytes: readFileChunks(deps.db, { tenantId, fileId }) };
}

export function viewFile({ id, field, name, mime, size }: FileRow): RunFile {
  return { id, field, name, mime, size };
}
