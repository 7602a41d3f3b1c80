/**
 * Flows made straight of somebody else's template use what it brings: parts the tenant has not are put in under their keys; what
 * it has already stays and is used. Whoever wants to decide item by item copies the template first.
 */
import { inTransaction, lockTaking, putPartOrigins } from '@flowbridge/db';
import type { CopyItem, PackageContent } from '@flowbridge/templates';
import type { PoolClient } from 'pg';
import type { Access } from '../../../contract/access.ts';
import type { ApiDeps } from '../../../deps.ts';
import { changedSince } from '../copying/changed-since.ts';
import { decideItems, seenMark } from '../copying/decide-items.ts';
import type { PackageSource } from '../copying/package-source.ts';
import { itemsOf, resolveItems } from '../copying/plan-copy.ts';
import { readHome } from '../copying/read-home.ts';
import { packageInvalid } from '../make-package.ts';
import { tenantPartKind } from './tenant-part-kinds.ts';

export type MissingParts = {
  /** The package as its flows are made here: they name parts by the keys those have in the tenant. */
  content: PackageContent;
  /** Puts in what is missing, all of it or nothing; refuses with `copyChanged` when the tenant's parts changed meanwhile. */
  bring(): Promise<void>;
};

export async function missingParts(
  deps: ApiDeps,
  access: Access,
  source: PackageSource,
): Promise<MissingParts> {
  const { content } = source;
  if ((content.parts ?? []).length === 0) return { content, bring: () => Promise.resolve() };
  const { tenantId } = access;
  const plan = await planMissing(deps.db.pool, { tenantId, source, hold: false });
  return {
    content: plan.content,
    bring: () =>
      inTransaction(deps.db, async (client) => {
        await lockTaking(client, { tenantId });
        const now = await planMissing(client, { tenantId, source, hold: true });
        if (now.seen !== plan.seen) throw changedSince();
        await bringIn(client, access, { source, plan: now });
      }),
  };
}

type Plan = Awaited<ReturnType<typeof planMissing>>;

async function planMissing(
  client: Pick<PoolClient, 'query'>,
  { tenantId, source, hold }: { tenantId: string; source: PackageSource; hold: boolean },
) {
  const { content: theirs, origin } = source;
  // The flows go into no copy of the template: all of them are new.
  const found = await readHome(client, { tenantId, theirs, origin, asNew: true, hold });
  const items = itemsOf(source, found);
  const kept = items.filter(({ state }) => state !== 'new');
  const choices = kept.map(({ kind, packageKey: key }) => ({ kind, key, choose: 'mine' as const }));
  const resolved = resolveItems(source, found, decideItems(items, choices));
  if (!resolved.read.ok) throw packageInvalid(resolved.read.problems);
  const isMissing = ({ kind, state }: CopyItem) => kind !== 'flow' && state === 'new';
  const missing = new Set(items.filter(isMissing).map(({ kind, packageKey }) => `${kind} ${packageKey}`));
  return {
    content: resolved.read.content,
    parts: resolved.writes,
    // What is kept is not settled by this: copying asks about it later.
    origins: resolved.origins.filter(({ kind, packageKey }) => missing.has(`${kind} ${packageKey}`)),
    seen: seenMark(items, undefined),
  };
}

async function bringIn(
  client: PoolClient,
  { tenantId, userId }: Access,
  { source, plan }: { source: PackageSource; plan: Plan },
): Promise<void> {
  for (const part of plan.parts) await tenantPartKind(part.kind).write(client, { tenantId, userId, part });
  const { templateKey } = source.origin;
  const origins = plan.origins.map((each) => ({ ...each, inCopy: false }));
  await putPartOrigins(client, { tenantId, templateKey, holder: '', origins });
}
