import { findMemberRole, findPartsRevision } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { CatalogNews } from '../../contract/custom-parts.ts';
import type { ApiDeps } from '../../deps.ts';
import { hangBell } from '../../live/bell.ts';

/** Without news the revision is read again after this long, and the watcher's membership with it. */
const RECHECK_MS = 15_000;

/**
 * Which versions of own connectors and functions the tenant has: at once, then whenever that changed, until `signal` aborts or
 * the watcher is no member any more. Starting again after a lost connection loses nothing: a revision is the whole state.
 */
export async function* watchCatalog(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  signal: AbortSignal,
): AsyncGenerator<CatalogNews, void> {
  const bell = hangBell(signal);
  const unsubscribe = deps.partChanges.onVersions(tenantId, bell.ring);
  try {
    let last: string | undefined;
    while (!signal.aborted) {
      const news = await findPartsRevision(deps.db, { tenantId });
      if (news.revision !== last) {
        last = news.revision;
        yield news;
      }
      if (await bell.heardWithin(RECHECK_MS)) continue;
      if ((await findMemberRole(deps.db, { tenantId, userId })) === undefined) return;
    }
  } finally {
    unsubscribe();
  }
}
