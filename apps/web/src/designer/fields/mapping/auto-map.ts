/**
 * Proposals which source field fills which target field: by name, title and type, and by what the tenant's flows map
 * already. Nothing is applied unseen, and each proposal says why it is made.
 */
import type { ValueType } from '@flowbridge/flow';
import type { FieldPlace } from './schema-paths.ts';

/** Last names of two paths, in small letters, and how many flows connect them. */
export type EarlierPair = { source: string; target: string; flows: number };

export type Reason =
  | { kind: 'sameName' | 'sameTitle' | 'alike' | 'otherType' | 'otherParent' }
  | { kind: 'earlier'; flows: number };

export type Proposal = {
  target: FieldPlace;
  source: FieldPlace;
  /** 0–1: 1 is the same name and type. */
  score: number;
  reasons: Reason[];
};

/** Below this a likeness is chance. */
const WORTH_SHOWING = 0.45;
/** What one flow that maps so counts; each further one adds a little. */
const EARLIER = 0.88;

/** Words of business systems that mean the same. */
const ALIASES: readonly (readonly string[])[] = [
  ['code', 'no', 'number', 'num', 'key', '编号', '编码', '代码'],
  ['name', 'title', '名称', '品名'],
  ['qty', 'quantity', 'amount', '数量'],
  ['date', 'day', '日期'],
  ['item', 'material', 'product', 'goods', '物料', '品号'],
  ['remark', 'remarks', 'comment', 'comments', 'note', 'memo', '备注'],
  ['price', 'cost', '价格', '单价'],
  ['customer', 'client', 'partner', 'card', '客户'],
];

/** The best source for each target, best first; a source may serve several targets. */
export function autoMap(
  sources: readonly FieldPlace[],
  targets: readonly FieldPlace[],
  earlier: readonly EarlierPair[] = [],
  /** The fields of one list for those of another: that the lists are called differently says nothing. */
  { paired = false }: { paired?: boolean } = {},
): Proposal[] {
  const known = new Map(earlier.map(({ source, target, flows }) => [`${source}\n${target}`, flows]));
  const read = sources.map(readPlace);
  const found = targets.map(readPlace).flatMap((target) => {
    let best: Proposal | undefined;
    for (const source of read) {
      if (source.levels !== target.levels) continue;
      const flows = known.get(`${source.own}\n${target.own}`);
      const proposal = likeness(source, target, { flows, paired });
      if (proposal.score >= WORTH_SHOWING && (best === undefined || proposal.score > best.score))
        best = proposal;
    }
    return best ? [best] : [];
  });
  return found.sort((a, b) => b.score - a.score);
}

type Name = { plain: string; words: ReadonlySet<string> };

type ReadPlace = {
  place: FieldPlace;
  /** How many lists the path goes through: a row of a list is filled from rows of a list. */
  levels: number;
  own: string;
  name: Name;
  titles: Name[];
  parent: Name | undefined;
};

function readPlace(place: FieldPlace): ReadPlace {
  const parts = place.path.replaceAll('[]', '').split('.');
  const own = parts.at(-1) ?? '';
  const parent = parts.at(-2);
  return {
    place,
    levels: place.path.split('[]').length,
    own: own.toLowerCase(),
    name: readName(own),
    titles: [...new Set(place.names)].filter(Boolean).map(readName),
    parent: parent === undefined ? undefined : readName(parent),
  };
}

type Known = { flows: number | undefined; paired: boolean };

function likeness(source: ReadPlace, target: ReadPlace, { flows, paired }: Known): Proposal {
  const byName = nameLikeness(source.name, target.name);
  const crossed = [
    ...source.titles.flatMap((title) =>
      [target.name, ...target.titles].map((each) => nameLikeness(title, each)),
    ),
    ...target.titles.map((title) => nameLikeness(source.name, title)),
  ];
  const byTitle = Math.max(0, ...crossed);
  const reasons: Reason[] = [];
  let score = Math.max(byName, byTitle);
  if (score > 0) reasons.push({ kind: byName === 1 ? 'sameName' : byTitle === 1 ? 'sameTitle' : 'alike' });
  const parents = source.parent && target.parent && !paired ? nameLikeness(source.parent, target.parent) : 1;
  if (score > 0 && parents < 0.5) {
    score *= 0.95;
    reasons.push({ kind: 'otherParent' });
  }
  if (!areAlike(source.place.type, target.place.type)) {
    score *= 0.85;
    reasons.push({ kind: 'otherType' });
  }
  if (flows !== undefined) {
    score = Math.max(score, Math.min(0.98, EARLIER + 0.02 * flows));
    reasons.unshift({ kind: 'earlier', flows });
  }
  return { source: source.place, target: target.place, score: Math.round(score * 100) / 100, reasons };
}

/** Whole numbers are numbers; what nobody described may be anything. */
function areAlike(given: ValueType, wanted: ValueType): boolean {
  const isNumber = (type: ValueType) => type === 'integer' || type === 'number';
  return given === wanted || given === 'any' || wanted === 'any' || (isNumber(given) && isNumber(wanted));
}

function nameLikeness(a: Name, b: Name): number {
  if (a.plain === '' || b.plain === '') return 0;
  if (a.plain === b.plain) return 1;
  const contained = a.plain.includes(b.plain) || b.plain.includes(a.plain) ? 0.55 : 0;
  return Math.max(shared(a.words, b.words) * 0.9, contained);
}

/** `U_ItemCode` → item, code; every word stands for its group of aliases. */
function readName(name: string): Name {
  const words = name
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
  return {
    plain: name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''),
    words: new Set(words.map((word) => ALIASES.find((group) => group.includes(word))?.[0] ?? word)),
  };
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return (2 * both) / (a.size + b.size);
}
