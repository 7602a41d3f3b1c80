/** Making, saving and publishing a tenant's own connectors and functions. */
import {
  MAX_PARTS,
  newConnectorDraft,
  newFunctionDraft,
  type PartProblem,
  placeOf,
} from '@flowbridge/connector-sdk/custom';
import { insertPart, inTransaction, listParts, publishPartVersion, savePartDraft } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type {
  CreatePartInput,
  PublishPartInput,
  SavedPart,
  SavePartInput,
} from '../../contract/custom-parts.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { hashDocument } from '../hash-document.ts';
import { differsFromVersion } from './look-at-parts.ts';
import { draftMovedOn, readDraft, requirePart } from './read-part.ts';

/** Adds a part with a small draft that is complete; flows see it once a version is published. */
export async function createPart(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { kind, key, name }: CreatePartInput,
): Promise<{ id: string }> {
  const there = await listParts(deps.db, { tenantId });
  if (there.length >= MAX_PARTS)
    throw new Refusal('tooManyParts', {
      message: `A tenant has at most ${MAX_PARTS} connectors and functions of its own.`,
      details: { most: MAX_PARTS },
    });
  const draft = kind === 'connector' ? newConnectorDraft(key, name) : newFunctionDraft(name);
  const id = await inTransaction(deps.db, (client) =>
    insertPart(client, { tenantId, kind, key, draft, userId }),
  );
  if (id === undefined)
    throw new Refusal('nameTaken', {
      path: 'key',
      message: `There is a ${kind} “${key}”.`,
      details: { key },
    });
  return { id };
}

/** Stores a draft, right or wrong: what is wrong is answered, not refused. */
export async function savePart(
  deps: ApiDeps,
  access: Access,
  { id, revision, draft }: SavePartInput,
): Promise<SavedPart> {
  const part = await requirePart(deps, access, id);
  const read = readDraft(part, draft);
  const { tenantId } = access;
  const saved = await savePartDraft(deps.db.pool, { tenantId, partId: id, revision, draft });
  if (saved === undefined) throw draftMovedOn(part.revision);
  return {
    revision: saved,
    problems: read.ok ? [] : read.problems,
    changed: await differsFromVersion(deps, access, { part, draft }),
  };
}

/** Makes the draft the next version. Flows that are published from now on run with it; published ones go on with theirs. */
export async function publishPart(
  deps: ApiDeps,
  access: Access,
  { id, revision, changelog }: PublishPartInput,
): Promise<{ version: number }> {
  const part = await requirePart(deps, access, id);
  if (part.revision !== revision) throw draftMovedOn(part.revision);
  const read = readDraft(part, part.draft);
  if (!read.ok) throw partInvalid(read.problems);
  const { content } = read;
  const { tenantId, userId } = access;
  const version = await inTransaction(deps.db, (client) =>
    publishPartVersion(client, {
      tenantId,
      partId: id,
      revision,
      hash: hashDocument(content),
      content,
      changelog: changelog || null,
      userId,
    }),
  );
  if (version === undefined) throw draftMovedOn((await requirePart(deps, access, id)).revision);
  return { version };
}

export function partInvalid(problems: readonly PartProblem[]): Refusal {
  const [first] = problems;
  return new Refusal('partInvalid', {
    message: first?.message ?? 'The draft is not valid.',
    details: { problems },
    ...(first ? { path: placeOf(first) } : {}),
  });
}
