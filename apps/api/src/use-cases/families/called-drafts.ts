import { snapshotDraft } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { ApiDeps } from '../../deps.ts';
import { hashDocument } from '../hash-document.ts';
import { gatherFamily } from './gather-family.ts';

/**
 * The drafts of the flows a flow calls, kept as versions, by flow id: what a dry run of its draft calls. A family that was just
 * made has nothing published yet, and what is tried out is what would be published.
 */
export async function calledDrafts(
  deps: ApiDeps,
  access: Access,
  flowId: string,
): Promise<Record<string, string>> {
  const { tenantId, userId } = access;
  const { members } = await gatherFamily(deps, access, flowId);
  const versions: Record<string, string> = {};
  for (const { row, document } of members.values()) {
    if (row.id === flowId) continue;
    const hash = hashDocument(document);
    versions[row.id] = await snapshotDraft(deps.db, { tenantId, flowId: row.id, hash, document, userId });
  }
  return versions;
}
