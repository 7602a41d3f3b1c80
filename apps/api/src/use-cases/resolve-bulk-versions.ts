import { findFlow } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ApiDeps } from '../deps.ts';
import { resolveVersion } from './resolve-version.ts';

/**
 * Version id by flow id as they stand now, so that all runs of one order run the same whatever is published meanwhile. Flows
 * that are gone or were never published are absent: their runs are refused one by one. Empty for the version each run ran.
 */
export async function resolveBulkVersions(
  deps: ApiDeps,
  access: Access,
  { version, flowIds }: { version: 'same' | 'published' | 'draft'; flowIds: readonly string[] },
): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  if (version === 'same') return versions;
  for (const flowId of flowIds) {
    const flow = await findFlow(deps.db, { tenantId: access.tenantId, flowId });
    if (!flow || (version === 'published' && flow.publishedVersionId === null)) continue;
    versions[flowId] = (await resolveVersion(deps, access, flow, version)).versionId;
  }
  return versions;
}
