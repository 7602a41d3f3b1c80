import { findVersion } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { Family, FamilyFlow } from '../../contract/families.ts';
import type { ById } from '../../contract/paging.ts';
import type { ApiDeps } from '../../deps.ts';
import { readBindings, readOrigin } from '../flow-view.ts';
import { hashDocument } from '../hash-document.ts';
import { sandboxParametersOf } from '../packages/sandbox-parameters.ts';
import { readDocument } from '../read-document.ts';
import { gatherFamily, type Member } from './gather-family.ts';

/** A flow with every flow it calls, as their drafts stand. */
export async function getFamily(deps: ApiDeps, access: Access, { id }: ById): Promise<Family> {
  const family = await gatherFamily(deps, access, id);
  const flows = await Promise.all([...family.members.values()].map((member) => view(deps, member)));
  return {
    flows: flows.map((flow) => ({ ...flow, calls: flow.calls.filter((each) => family.members.has(each)) })),
    missing: family.missing,
    sandboxParameters: sandboxParametersOf(flows[0]?.origin?.templateKey),
    setupId: family.members.get(id)?.row.setupId ?? null,
  };
}

/** What is published of a member; undefined for a flow that never was. */
export async function publishedOf(deps: ApiDeps, { row }: Member) {
  const { tenantId, publishedVersionId: versionId } = row;
  const version = versionId === null ? undefined : await findVersion(deps.db, { tenantId, versionId });
  return version && { number: version.number, document: readDocument(version.document) };
}

async function view(deps: ApiDeps, member: Member): Promise<FamilyFlow> {
  const { row, document, calls } = member;
  const published = await publishedOf(deps, member);
  return {
    id: row.id,
    name: row.name,
    folderId: row.folderId,
    enabled: row.enabled,
    publishedVersion: published?.number ?? null,
    draftPublished: published !== undefined && hashDocument(document) === hashDocument(published.document),
    revision: row.revision,
    document,
    bindings: readBindings(row.bindings),
    origin: readOrigin(row.origin),
    calls,
  };
}
