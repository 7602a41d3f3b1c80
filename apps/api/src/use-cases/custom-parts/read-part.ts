/** A tenant's part and its draft, between what is stored and what is edited. */
import {
  connectorDraft,
  draftOfConnector,
  draftOfFunction,
  functionContent,
  functionDraft,
  type Read,
  readConnector,
  readFunction,
} from '@flowbridge/connector-sdk/custom';
import { connectorManifest } from '@flowbridge/connector-sdk/manifest';
import { findPart, type PartKind, type PartRow } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { PartDraft } from '../../contract/custom-parts.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';

/** The tenant's part, or the refusal `notFound`. */
export async function requirePart(deps: ApiDeps, { tenantId }: Access, partId: string): Promise<PartRow> {
  const part = await findPart(deps.db, { tenantId, partId });
  if (!part) throw notFound('part');
  return part;
}

/** What a draft says, or what is wrong with it. A draft of the other kind is refused: no editor sends one. */
export function readDraft({ kind, key }: { kind: PartKind; key: string }, draft: unknown): Read<object> {
  const shape = kind === 'connector' ? connectorDraft.safeParse(draft) : functionDraft.safeParse(draft);
  if (!shape.success)
    throw new Refusal('invalidInput', { path: 'draft', message: `This is no draft of a ${kind}.` });
  const { data } = shape;
  return 'manifest' in data ? readConnector(data.manifest, key) : readFunction(data);
}

/** A version as its editor shows it. */
export function draftOfContent(kind: PartKind, content: unknown): PartDraft {
  return kind === 'connector'
    ? draftOfConnector(connectorManifest.parse(content))
    : draftOfFunction(functionContent.parse(content));
}

export function draftMovedOn(revision: number): Refusal {
  return new Refusal('revisionConflict', {
    message: `The draft is at revision ${revision}.`,
    hint: 'Look at the present draft first.',
    details: { revision },
  });
}
