/**
 * A tenant's own connectors and functions in packages: their newest versions travel, what comes is the next version. A draft
 * that somebody is at work on stays as it is.
 */
import { draftOfConnector, draftOfFunction, functionContent } from '@flowbridge/connector-sdk/custom';
import { connectorManifest } from '@flowbridge/connector-sdk/manifest';
import {
  addPartVersion,
  insertPart,
  listPartKeys,
  type OwnPart,
  type PartKind,
  readParts,
} from '@flowbridge/db';
import {
  type ConnectorPart,
  type FunctionPart,
  manifestOf,
  type PackagePart,
  partOfManifest,
} from '@flowbridge/templates';
import type { PartDraft } from '../../../contract/custom-parts.ts';
import { draftOfContent, readDraft } from '../../custom-parts/read-part.ts';
import { hashDocument } from '../../hash-document.ts';
import type { TenantPartKind } from './tenant-part-kind.ts';

type Travelling = Extract<PackagePart, { kind: PartKind }>;

type Shape<Part extends Travelling> = {
  kind: Part['kind'];
  /** A part of what is stored as a version. */
  partOf(key: string, content: unknown): Part;
  /** What is stored as a version of the part. */
  contentOf(part: Part): object;
  draftOf(part: Part): PartDraft;
};

export const connectorParts = ownParts<ConnectorPart>({
  kind: 'connector',
  partOf: (key, content) => partOfManifest(key, connectorManifest.parse(content)),
  contentOf: manifestOf,
  draftOf: (part) => draftOfConnector(manifestOf(part)),
});

export const functionParts = ownParts<FunctionPart>({
  kind: 'function',
  partOf: (key, content) => ({ kind: 'function', key, content: functionContent.parse(content) }),
  contentOf: ({ content }) => content,
  draftOf: ({ content }) => draftOfFunction(content),
});

function ownParts<Part extends Travelling>({
  kind,
  partOf,
  contentOf,
  draftOf,
}: Shape<Part>): TenantPartKind<Part> {
  return {
    keys: (client, { tenantId }) => listPartKeys(client, { tenantId, kind }),
    async read(client, { tenantId, keys, hold }) {
      const rows = await readParts(client, { tenantId, kind, keys, hold });
      return rows.flatMap((row) => {
        const content = row.content ?? draftContent(kind, row);
        return content === undefined ? [] : [partOf(row.key, content)];
      });
    },
    async write(client, { tenantId, userId, part }) {
      const { key } = part;
      const draft = draftOf(part);
      const content = contentOf(part);
      const version = { content, hash: hashDocument(content) };
      const [present] = await readParts(client, { tenantId, kind, keys: [key], hold: true });
      const partId = present?.id ?? (await insertPart(client, { tenantId, kind, key, draft, userId }));
      if (partId === undefined) throw new Error(`FB-PACKAGE-PART-TAKEN ${kind} ${key}`);
      // A new one was made with its draft.
      const keepsDraft = present === undefined || isBeyondVersion(kind, present);
      await addPartVersion(client, {
        tenantId,
        userId,
        partId,
        ...version,
        ...(keepsDraft ? {} : { draft }),
      });
    },
  };
}

/** What a part that has no version yet would be; undefined while its draft cannot be read. */
function draftContent(kind: PartKind, { key, draft }: OwnPart): object | undefined {
  const read = readDraft({ kind, key }, draft);
  return read.ok ? read.content : undefined;
}

/** The draft says something else than the newest version. */
function isBeyondVersion(kind: PartKind, { key, draft, content }: OwnPart): boolean {
  if (content === null) return true;
  const read = readDraft({ kind, key }, draft);
  if (!read.ok) return true;
  return JSON.stringify(draftOfContent(kind, read.content)) !== JSON.stringify(draftOfContent(kind, content));
}
