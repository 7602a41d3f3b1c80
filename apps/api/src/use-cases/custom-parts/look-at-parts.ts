/** A tenant's own connectors and functions as people see them. */
import { connectorDraft, functionContent, functionDraft } from '@flowbridge/connector-sdk/custom';
import { type Bilingual, connectorManifest } from '@flowbridge/connector-sdk/manifest';
import { findPartVersion, listParts, listPartVersions, type PartListRow, type PartRow } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { PartDetail, PartDraft, PartItem, PartVersionInput } from '../../contract/custom-parts.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { draftOfContent, readDraft, requirePart } from './read-part.ts';

export async function listCustomParts(deps: ApiDeps, { tenantId }: Access): Promise<PartItem[]> {
  return (await listParts(deps.db, { tenantId })).map((row) => ({
    id: row.id,
    kind: row.kind,
    key: row.key,
    names: namesOf(row),
    version: row.version,
    actions: row.kind === 'connector' && row.version !== null ? manifestOf(row).actions.length : 0,
    usedByFlows: row.usedByFlows,
    updatedAt: row.updatedAt.toISOString(),
  }));
}

export async function getPart(deps: ApiDeps, access: Access, { id }: ById): Promise<PartDetail> {
  const part = await requirePart(deps, access, id);
  const { tenantId } = access;
  const versions = await listPartVersions(deps.db, { tenantId, partId: id });
  const read = readDraft(part, part.draft);
  const head = {
    id,
    key: part.key,
    revision: part.revision,
    version: part.version,
    versions: versions.map((version) => ({ ...version, createdAt: version.createdAt.toISOString() })),
    updatedAt: part.updatedAt.toISOString(),
    problems: read.ok ? [] : read.problems,
    changed: await differsFromVersion(deps, access, { part, draft: part.draft }),
  };
  return part.kind === 'connector'
    ? { ...head, kind: 'connector', draft: connectorDraft.parse(part.draft) }
    : { ...head, kind: 'function', draft: functionDraft.parse(part.draft) };
}

export async function getPartVersion(
  deps: ApiDeps,
  { tenantId }: Access,
  { id, number }: PartVersionInput,
): Promise<{ number: number; draft: PartDraft }> {
  const version = await findPartVersion(deps.db, { tenantId, partId: id, number });
  if (!version) throw notFound('version');
  return { number, draft: draftOfContent(version.kind, version.content) };
}

/** Whether a draft says something else than the newest version; also when it cannot be read or there is none. */
export async function differsFromVersion(
  deps: ApiDeps,
  { tenantId }: Access,
  { part, draft }: { part: PartRow; draft: unknown },
): Promise<boolean> {
  const { id: partId, version: number, kind } = part;
  if (number === null) return true;
  const version = await findPartVersion(deps.db, { tenantId, partId, number });
  const read = readDraft(part, draft);
  if (!version || !read.ok) return true;
  return (
    JSON.stringify(draftOfContent(kind, version.content)) !==
    JSON.stringify(draftOfContent(kind, read.content))
  );
}

function namesOf(row: PartListRow): Bilingual {
  if (row.kind === 'connector') {
    if (row.version !== null) return manifestOf(row).names;
    const read = readDraft(row, row.draft);
    return read.ok ? connectorManifest.parse(read.content).names : { en: row.key, zh: row.key };
  }
  const { name } = row.version === null ? functionDraft.parse(row.draft) : functionContent.parse(row.content);
  return { en: name || row.key, zh: name || row.key };
}

function manifestOf({ content }: PartListRow) {
  return connectorManifest.parse(content);
}
