/**
 * One thing of a package that meets what the tenant has: a flow of its copy of the template, or a part (look-up table …) of the
 * tenant. Three are compared: theirs (in the package), mine (as the tenant has it), and how it came from this template last.
 */
import type { PackageFlow } from '../package/package-content.ts';
import type { PackagePart, PartKindName } from '../parts/part-kinds.ts';

export type ItemKind = 'flow' | PartKindName;

/**
 * new: I have none. same: no difference. newer: only theirs changed since it came. older: only mine did, or theirs is of an
 * earlier version. bothChanged: both did, or mine never came from this template.
 */
export type ItemState = 'new' | 'same' | 'newer' | 'older' | 'bothChanged';

/** both: mine stays under its key, theirs comes under another, which what comes with it uses. */
export type ItemChoice = 'mine' | 'theirs' | 'both';

export const itemChoices = ['mine', 'theirs', 'both'] as const satisfies ItemChoice[];

/** How an item came into the tenant the last time it was settled. */
export type ItemOrigin = {
  kind: ItemKind;
  /** Its key in the package. */
  packageKey: string;
  /** Its key in the tenant: another one when both were kept. */
  key: string;
  /** Of the template it came with. */
  version: number;
  /** Of what came, not of what became of it. */
  hash: string;
};

type Both<Kind extends ItemKind, Thing> = {
  kind: Kind;
  packageKey: string;
  /** Under which it is, or would be, in the tenant. */
  key: string;
  state: ItemState;
  /** What happens unless another is chosen. */
  choice: ItemChoice;
  theirs: Thing;
  mine?: Thing;
  origin?: ItemOrigin;
};

export type CopyItem = Both<'flow', PackageFlow> | Both<PartKindName, PackagePart>;

type Hashes = { theirs: string; mine: string | undefined };

/** `version`: of the template that is being taken. */
export function stateOf(
  { theirs, mine }: Hashes,
  origin: ItemOrigin | undefined,
  version: number,
): ItemState {
  if (mine === undefined) return 'new';
  if (mine === theirs) return 'same';
  if (!origin) return 'bothChanged';
  if (version < origin.version || theirs === origin.hash) return 'older';
  return mine === origin.hash ? 'newer' : 'bothChanged';
}

/**
 * What is done unless somebody chooses: follow what only they changed, keep what I changed. Where mine never came from this
 * template, the two merely share a name: both are kept, so that nothing of mine changes and what comes finds its own.
 */
export function usualChoice(state: ItemState, origin: ItemOrigin | undefined): ItemChoice {
  switch (state) {
    case 'new':
    case 'newer':
      return 'theirs';
    case 'same':
    case 'older':
      return 'mine';
    case 'bothChanged':
      return origin ? 'mine' : 'both';
  }
}

/** What can be chosen: nothing to keep of what is new, nothing to take of what is the same. */
export function possibleChoices(state: ItemState): readonly ItemChoice[] {
  switch (state) {
    case 'new':
      return ['theirs'];
    case 'same':
      return ['mine'];
    case 'newer':
    case 'older':
    case 'bothChanged':
      return itemChoices;
  }
}
