/**
 * What becomes of the tenant's copy and parts once every item is decided. Pure. What is kept of mine stays as it is; what is taken
 * of theirs is led to the keys at home, so that it uses what was decided for each thing it uses.
 */

import { connectorsOf } from '../package/connectors-of.ts';
import { hashContent } from '../package/hash-content.ts';
import { documentsOf, type PackageContent, type PackageFlow } from '../package/package-content.ts';
import { type ReadContent, readContent } from '../package/read-content.ts';
import { hashPart, type PackagePart, partKind, partKindNames } from '../parts/part-kinds.ts';
import type { CopyItem, ItemChoice, ItemOrigin } from './copy-item.ts';
import { freeKeys, type TakenKeys } from './free-keys.ts';
import { keptFlows } from './kept-flows.ts';
import { hashFlow, type KeyAtHome, leadFlow } from './lead-flow.ts';
import type { PlanCopy } from './plan-copy.ts';

export type Decided = CopyItem & { choice: ItemChoice };

/** kept: as I had it. added, replaced: as theirs is. addedBeside: theirs under another key, mine as it was. */
export type ItemOutcome = 'kept' | 'added' | 'replaced' | 'addedBeside';

export type ResolvedCopy = {
  /** The next version of the copy, read as if it came from outside; problems when what was chosen does not go together. */
  read: ReadContent;
  /** Parts to put into the tenant. */
  writes: PackagePart[];
  /** How each item came: to be remembered. */
  origins: ItemOrigin[];
  outcomes: { item: Decided; did: ItemOutcome; key: string }[];
  /** Flows of the copy that the template no longer has and nobody changed: they go. */
  dropped: PackageFlow[];
};

type Resolve = PlanCopy & {
  items: readonly Decided[];
  taken: TakenKeys;
  /** The tenant's own words around its copy stay when it published over it. */
  keepWords: boolean;
};

export function resolveCopy({
  theirs,
  version,
  home,
  language,
  items,
  taken,
  keepWords,
}: Resolve): ResolvedCopy {
  const keys = freeKeys(items, taken);
  const at: KeyAtHome = (kind, packageKey) => keys.get(`${kind} ${packageKey}`) ?? packageKey;
  const led = (flow: PackageFlow) => leadFlow(flow, at, language);

  const flows = items.flatMap((item): PackageFlow[] => {
    if (item.kind !== 'flow') return [];
    const mine = item.mine ? [item.mine] : [];
    // Not mine by any change: it goes on using what it came with, under whatever key that is now.
    if (item.state === 'same') return [led(item.theirs)];
    if (item.choice === 'mine') return mine;
    return item.choice === 'both' ? [...mine, led(item.theirs)] : [led(item.theirs)];
  });
  const { kept, dropped } = keptFlows(home, flows);
  flows.push(...kept);

  const parts = new Map(home.parts.map((part) => [`${part.kind} ${part.key}`, part]));
  const writes: PackagePart[] = [];
  for (const item of items) {
    if (item.kind === 'flow' || item.choice === 'mine') continue;
    const part = { ...item.theirs, key: at(item.kind, item.packageKey) };
    parts.set(`${part.kind} ${part.key}`, part);
    writes.push(part);
  }
  const content = {
    ...wordsOf(keepWords ? (home.copy ?? theirs) : theirs),
    ...around(connectorsAtHome(theirs, at), home.copy, flows),
    flows,
    ...some('parts', partsFor({ flows, parts, items, at, language })),
  };
  return {
    read: readContent(content),
    writes,
    origins: items.map((item) => originOf({ item, at, version, led })),
    outcomes: items.map((item) => ({ item, did: outcomeOf(item, led), key: at(item.kind, item.packageKey) })),
    dropped,
  };
}

function wordsOf({ names, descriptions, tags }: PackageContent) {
  return { names, descriptions, tags };
}

/** By which the words around two packages are the same. */
export function hashWords(content: PackageContent): string {
  return hashContent(wordsOf(content));
}

/** The package with connectors of a tenant's own listed under the keys they have at home. */
function connectorsAtHome(theirs: PackageContent, at: KeyAtHome): PackageContent {
  const own = new Set(theirs.parts?.flatMap(({ kind, key }) => (kind === 'connector' ? [key] : [])));
  const connectors = theirs.connectors.map((connector) =>
    own.has(connector.key) ? { ...connector, key: at('connector', connector.key) } : connector,
  );
  return { ...theirs, connectors };
}

/** Connectors and variables: theirs, and those only my flows ask for. */
function around(theirs: PackageContent, mine: PackageContent | undefined, flows: readonly PackageFlow[]) {
  const used = new Set(flows.flatMap(documentsOf).flatMap(({ document }) => [...connectorsOf(document)]));
  const listed = new Set(theirs.connectors.map(({ key }) => key));
  const known = new Set(theirs.variables?.map(({ key }) => key));
  const connectors = (mine?.connectors ?? []).filter(({ key }) => used.has(key) && !listed.has(key));
  const variables = (mine?.variables ?? []).filter(({ key }) => !known.has(key));
  return {
    connectors: [...theirs.connectors, ...connectors],
    ...some('variables', [...(theirs.variables ?? []), ...variables]),
  };
}

type PartsFor = Pick<PlanCopy, 'language'> & {
  flows: readonly PackageFlow[];
  parts: ReadonlyMap<string, PackagePart>;
  items: readonly Decided[];
  at: KeyAtHome;
};

/** Theirs as decided, in their order, then what my flows use besides. */
function partsFor({ flows, parts, items, at, language }: PartsFor): PackagePart[] {
  const documents = flows.flatMap(documentsOf).map(({ document }) => document);
  const wanted = items.flatMap(({ kind, packageKey }) =>
    kind === 'flow' ? [] : [`${kind} ${at(kind, packageKey)}`],
  );
  for (const kind of partKindNames) {
    for (const key of documents.flatMap((document) => partKind(kind).keysIn(document, language))) {
      wanted.push(`${kind} ${key}`);
    }
  }
  return [...new Set(wanted)].flatMap((identity) => parts.get(identity) ?? []);
}

/** A field that is absent when its list is empty: the same package has the same hash. */
function some<Name extends string, Each>(name: Name, list: Each[]): { [key in Name]?: Each[] } {
  return list.length === 0 ? {} : ({ [name]: list } as { [key in Name]?: Each[] });
}

type OriginOf = { item: Decided; at: KeyAtHome; version: number; led(flow: PackageFlow): PackageFlow };

/** Keeping mine against an earlier version settles nothing new: how it came before still counts. */
function originOf({ item, at, version, led }: OriginOf): ItemOrigin {
  const { kind, packageKey, choice, origin } = item;
  if (origin && choice === 'mine' && version < origin.version) return origin;
  const hash = item.kind === 'flow' ? hashFlow(led(item.theirs)) : hashPart(item.theirs);
  return { kind, packageKey, key: at(kind, packageKey), version, hash };
}

function outcomeOf(item: Decided, led: (flow: PackageFlow) => PackageFlow): ItemOutcome {
  const { state, choice } = item;
  if (item.kind === 'flow' && state === 'same' && item.mine) {
    return hashFlow(led(item.theirs)) === hashFlow(item.mine) ? 'kept' : 'replaced';
  }
  if (choice === 'mine') return 'kept';
  if (state === 'new') return 'added';
  return choice === 'both' ? 'addedBeside' : 'replaced';
}
