import { getStepRun } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type { RunFileContent, RunValueInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt, findRun } from './find-run.ts';

/** One value of a run, whole, as a file to download. */
export async function getRunValue(
  deps: ApiDeps,
  access: Access,
  input: RunValueInput,
): Promise<RunFileContent> {
  const text = await readValue(deps, access, input);
  if (text === null) throw notFound('value');
  const bytes = Buffer.from(text, 'utf8');
  const name = [input.id, input.path, input.field].filter((part) => part !== undefined).join('-');
  return {
    id: input.field,
    field: input.field,
    name: `${name.replaceAll(/[\\/:*?"<>|]+/g, '_')}.json`,
    mime: 'application/json',
    size: bytes.length,
    bytes: (async function* () {
      yield bytes;
    })(),
  };
}

async function readValue(
  deps: ApiDeps,
  access: Access,
  { id, attempt: asked, path, field }: RunValueInput,
): Promise<string | null> {
  if (field === 'trigger' || field === 'result') {
    const run = await findRun(deps, access, id);
    return field === 'trigger' ? run.triggerInputJson : run.outputJson;
  }
  if (path === undefined) return null;
  const { attempt } = await findAttempt(deps, access, { id, attempt: asked });
  const records = await getStepRun(deps.db, {
    tenantId: access.tenantId,
    runId: id,
    attempt,
    path,
    previewBytes: Number.POSITIVE_INFINITY,
  });
  const column = `${field}Json` as const;
  if (field === 'output') return records.at(-1)?.outputJson ?? null;
  return records.findLast((record) => record[column] !== null)?.[column] ?? null;
}
