/**
 * Takes a package into the tenant, whole or not at all: parts into the tenant, flows into its copy of the template, and how each
 * came. What was found is held from the first look to the last write.
 */
import {
  addTemplateVersionIn,
  insertTemplateIn,
  inTransaction,
  lockTaking,
  newId,
  putPartOrigins,
} from '@flowbridge/db';
import { hashContent, hashWords, type PackageContent, type ResolvedCopy } from '@flowbridge/templates';
import type { PoolClient } from 'pg';
import type { Access } from '../../../contract/access.ts';
import type { CopyDecisions, CopyResult } from '../../../contract/template-copy.ts';
import type { ApiDeps } from '../../../deps.ts';
import { packageInvalid } from '../make-package.ts';
import { tenantPartKind } from '../parts/tenant-part-kinds.ts';
import { templateConflict } from '../publish-template.ts';
import { readSources } from '../stored-content.ts';
import { changedSince } from './changed-since.ts';
import { decideItems, seenMark } from './decide-items.ts';
import type { PackageSource } from './package-source.ts';
import { becomesOf, itemsOf, namesOf, resolveItems } from './plan-copy.ts';
import { type OwnCopy, readHome, WORDS } from './read-home.ts';

export function takeIn(
  deps: ApiDeps,
  access: Access,
  { source, decisions }: { source: PackageSource; decisions: CopyDecisions },
): Promise<CopyResult> {
  const { tenantId } = access;
  const { choices, seen, asNew = false } = decisions;
  return inTransaction(deps.db, async (client) => {
    await lockTaking(client, { tenantId });
    const found = await readHome(client, {
      ...{ tenantId, asNew, hold: true },
      theirs: source.content,
      origin: source.origin,
    });
    const items = itemsOf(source, found);
    if (seen !== undefined && seen !== seenMark(items, found.copy?.version)) throw changedSince();
    const resolved = resolveItems(source, found, decideItems(items, choices));
    if (!resolved.read.ok) throw packageInvalid(resolved.read.problems);
    await writeParts(client, access, resolved);
    const did = becomesOf(source, found.copy, resolved);
    const given = { source, content: resolved.read.content, copy: found.copy };
    const made = await writeCopy(client, access, { ...given, did });
    await rememberOrigins(client, access, { source, resolved, holder: made.id });
    return {
      ...{ ...made, did },
      items: resolved.outcomes.map(({ item, did: become, key: homeKey }) => {
        const { kind, packageKey: key, state } = item;
        return { kind, key, state, did: become, homeKey, names: namesOf(item) };
      }),
    };
  });
}

async function writeParts(client: PoolClient, access: Access, { writes }: ResolvedCopy): Promise<void> {
  const { tenantId, userId } = access;
  for (const part of writes) await tenantPartKind(part.kind).write(client, { tenantId, userId, part });
}

type WriteCopy = {
  source: PackageSource;
  content: PackageContent;
  copy: OwnCopy | undefined;
  did: CopyResult['did'];
};

async function writeCopy(
  client: PoolClient,
  { tenantId, userId }: Access,
  { source, content, copy, did }: WriteCopy,
): Promise<{ id: string; version: number }> {
  const { origin, changelog, kind } = source;
  if (copy && did === 'same') return { id: copy.templateId, version: copy.version };
  const copyOf = source.copyOf === undefined ? {} : { copyOf: source.copyOf };
  const taken = { ...origin, version: Math.max(origin.version, copy?.takenVersion ?? 0) };
  const version = {
    ...{ hash: hashContent(content), package: content, changelog, origin: taken },
    sources: readSources(copy?.sources),
  };
  if (!copy) {
    const id = newId();
    await insertTemplateIn(client, { id, tenantId, userId, kind, version, ...copyOf });
    return { id, version: 1 };
  }
  const { templateId, version: after } = copy;
  const add = { tenantId, templateId, userId, kind, version, after, ...copyOf };
  const number = await addTemplateVersionIn(client, add);
  if (number === undefined) throw templateConflict();
  return { id: templateId, version: number };
}

async function rememberOrigins(
  client: PoolClient,
  { tenantId }: Access,
  { source, resolved, holder }: { source: PackageSource; resolved: ResolvedCopy; holder: string },
): Promise<void> {
  const { templateKey, version } = source.origin;
  const words = { kind: WORDS, packageKey: WORDS, key: WORDS, version, hash: hashWords(source.content) };
  await putPartOrigins(client, {
    ...{ tenantId, templateKey, holder },
    origins: [
      { ...words, inCopy: true },
      ...resolved.origins.map((each) => ({ ...each, inCopy: each.kind === 'flow' })),
    ],
  });
}
