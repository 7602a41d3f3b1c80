import { findVersion, listEndpoints, listFolders } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { FlowDetail } from '../contract/flows.ts';
import type { ById } from '../contract/paging.ts';
import type { ApiDeps } from '../deps.ts';
import { hookUrl, readBindings, readOrigin } from './flow-view.ts';
import { folderPaths } from './folder-tree.ts';
import { hashDocument } from './hash-document.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

export async function getFlow(deps: ApiDeps, access: Access, { id }: ById): Promise<FlowDetail> {
  const { tenantId } = access;
  const flow = await requireFlow(deps, access, id);
  const versionId = flow.publishedVersionId;
  const [published, endpoints, folders] = await Promise.all([
    versionId === null ? undefined : findVersion(deps.db, { tenantId, versionId }),
    listEndpoints(deps.db, { tenantId, flowId: id }),
    flow.folderId === null ? [] : listFolders(deps.db, { tenantId }),
  ]);
  const document = readDocument(flow.draft);
  return {
    id,
    name: flow.name,
    folderId: flow.folderId,
    folder: folderPaths(folders).get(flow.folderId ?? '') ?? null,
    tags: flow.tags,
    enabled: flow.enabled,
    publishedVersion: published?.number ?? null,
    draftPublished:
      published !== undefined && hashDocument(document) === hashDocument(readDocument(published.document)),
    revision: flow.revision,
    document,
    bindings: readBindings(flow.bindings),
    hookUrls: endpoints.map(({ triggerId, token }) => ({ triggerId, url: hookUrl(deps.publicUrl(), token) })),
    updatedAt: flow.updatedAt.toISOString(),
    origin: readOrigin(flow.origin),
  };
}
