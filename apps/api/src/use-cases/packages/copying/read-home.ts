/** What the tenant has of what a package may meet: its copy of the template, its parts, and how both came. */
import { findOwnCopy, listPartOrigins, type OwnCopyRow } from '@flowbridge/db';
import {
  type Home,
  hashFlow,
  hashWords,
  type ItemKind,
  type ItemOrigin,
  keyAtHome,
  type PackageContent,
  type PackagePart,
  partKindNames,
  type TakenKeys,
} from '@flowbridge/templates';
import type { TemplateOrigin } from '../../../contract/templates.ts';
import type { PartClient } from '../parts/tenant-part-kind.ts';
import { tenantPartKind } from '../parts/tenant-part-kinds.ts';
import { readStoredContent } from '../stored-content.ts';

export type OwnCopy = Pick<OwnCopyRow, 'templateId' | 'version' | 'takenVersion' | 'sources'> & {
  content: PackageContent;
};

export type TenantHome = {
  home: Home;
  copy: OwnCopy | undefined;
  taken: TakenKeys;
  /** The tenant changed the words around its copy. */
  keepWords: boolean;
};

/** How the words around a copy came, remembered like an item. */
export const WORDS = 'words';

type Wanted = {
  tenantId: string;
  theirs: PackageContent;
  origin: TemplateOrigin;
  /** As if there were no copy. */
  asNew: boolean;
  /** Inside a transaction: all of it stays so until it ends. */
  hold: boolean;
};

export async function readHome(
  client: PartClient,
  { tenantId, theirs, origin, asNew, hold }: Wanted,
): Promise<TenantHome> {
  const { templateKey } = origin;
  const row = asNew ? undefined : await findOwnCopy(client, { tenantId, templateKey, hold });
  const holder = row?.templateId;
  const stored = await listPartOrigins(client, { tenantId, templateKey, holder });
  const known =
    row && !stored.some(({ kind }) => kind === 'flow') ? [...stored, ...asTakenWhole(row)] : stored;
  const origins = known.flatMap((each): ItemOrigin[] =>
    isItemKind(each.kind) ? [{ ...each, kind: each.kind }] : [],
  );
  const copy = row && { ...row, content: readStoredContent(row.package) };
  const wordsCame = known.find(({ kind }) => kind === WORDS)?.hash;
  const at = keyAtHome(origins);
  const parts: PackagePart[] = [];
  const flowKeys = [...(copy?.content.flows ?? []), ...theirs.flows].map(({ key }) => key);
  const taken = new Map<ItemKind, ReadonlySet<string>>([['flow', new Set(flowKeys)]]);
  for (const kind of partKindNames) {
    const ofKind = (list: readonly PackagePart[] = []) => list.filter((part) => part.kind === kind);
    const keys = new Set([
      ...ofKind(theirs.parts).map(({ key }) => at(kind, key)),
      ...ofKind(copy?.content.parts).map(({ key }) => key),
    ]);
    taken.set(kind, new Set(await tenantPartKind(kind).keys(client, { tenantId })));
    if (keys.size === 0) continue;
    parts.push(...(await tenantPartKind(kind).read(client, { tenantId, keys: [...keys], hold })));
  }
  return {
    home: { ...(copy ? { copy: copy.content } : {}), parts, origins },
    copy,
    taken,
    keepWords: copy !== undefined && wordsCame !== hashWords(copy.content),
  };
}

/** A copy from before items were told apart was taken whole: as its last taken version is. */
function asTakenWhole({ takenPackage, takenVersion }: OwnCopyRow) {
  const content = readStoredContent(takenPackage);
  const words = { kind: WORDS, packageKey: WORDS, key: WORDS, version: takenVersion };
  return [
    ...content.flows.map((flow) => ({
      kind: 'flow',
      packageKey: flow.key,
      key: flow.key,
      version: takenVersion,
      hash: hashFlow(flow),
    })),
    { ...words, hash: hashWords(content) },
  ];
}

function isItemKind(kind: string): kind is ItemKind {
  return kind === 'flow' || partKindNames.some((each) => each === kind);
}
