import { type FlowRow, findFlow, findVersion, snapshotDraft } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { hashDocument } from './hash-document.ts';
import { readDocument } from './read-document.ts';

/** The tenant's flow, or the refusal `notFound`. */
export async function requireFlow(deps: ApiDeps, access: Access, flowId: string): Promise<FlowRow> {
  const flow = await findFlow(deps.db, { tenantId: access.tenantId, flowId });
  if (!flow) throw notFound('flow');
  return flow;
}

/** The immutable version that stands for a wish: a draft is kept as a snapshot named by its content. */
export async function resolveVersion(
  deps: ApiDeps,
  access: Access,
  flow: FlowRow,
  version: 'draft' | 'published' | number,
): Promise<{ versionId: string; document: FlowDocument; isTest: boolean }> {
  const { tenantId, userId } = access;
  if (version === 'draft') {
    const document = readDocument(flow.draft);
    const hash = hashDocument(document);
    const versionId = await snapshotDraft(deps.db, { tenantId, flowId: flow.id, hash, document, userId });
    return { versionId, document, isTest: true };
  }
  if (version === 'published' && flow.publishedVersionId === null) {
    throw new Refusal('notPublished', { message: 'The flow has not been published yet.' });
  }
  const found =
    version === 'published'
      ? await findVersion(deps.db, { tenantId, versionId: flow.publishedVersionId ?? '' })
      : await findVersion(deps.db, { tenantId, flowId: flow.id, number: version });
  if (!found) throw notFound('version');
  return { versionId: found.id, document: readDocument(found.document), isTest: false };
}
