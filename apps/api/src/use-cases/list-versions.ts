import { findVersion, listVersions as queryVersions } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import type { FlowVersionItem, ListVersionsInput } from '../contract/flows.ts';
import type { Page } from '../contract/paging.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

/** A flow's published versions, newest first. */
export async function listVersions(
  deps: ApiDeps,
  access: Access,
  { id, cursor, limit = 50 }: ListVersionsInput,
): Promise<Page<FlowVersionItem>> {
  const flow = await requireFlow(deps, access, id);
  const rows = await queryVersions(deps.db, {
    tenantId: access.tenantId,
    flowId: id,
    after: readCursor(cursor),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      id: row.id,
      number: row.number,
      changelog: row.changelog,
      author: row.author,
      createdAt: row.createdAt.toISOString(),
      current: row.id === flow.publishedVersionId,
    })),
    nextCursor: rows.length > limit && last ? String(last.number) : null,
  };
}

/** The number of the last version of the former page. */
function readCursor(cursor: string | null | undefined): number | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  throw new Refusal('invalidInput', { path: 'cursor', message: 'Not a cursor of this list.' });
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
