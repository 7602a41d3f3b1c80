import { findVersion, listVersions as queryVersions } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import type { FlowVersionItem } from '../contract/flows.ts';
import type { ById } from '../contract/paging.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

/** A flow's published versions, newest first. */
export async function listVersions(deps: ApiDeps, access: Access, { id }: ById): Promise<FlowVersionItem[]> {
  const flow = await requireFlow(deps, access, id);
  const rows = await queryVersions(deps.db, { tenantId: access.tenantId, flowId: id });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    changelog: row.changelog,
    author: row.author,
    createdAt: row.createdAt.toISOString(),
    current: row.id === flow.publishedVersionId,
  }));
}

/** The document of one published version. */
export async function getVersion(
  deps: ApiDeps,
  { tenantId }: Access,
  { id, number }: { id: string; number: number },
): Promise<{ number: number; document: FlowDocument }> {
  const version = await findVersion(deps.db, { tenantId, flowId: id, number });
  if (!version) throw notFound('version');
  return { number, document: readDocument(version.document) };
}
