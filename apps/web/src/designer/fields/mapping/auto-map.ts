/** Proposals which source field fills which target field, by name and type. Nothing is applied unseen. */
import type { FieldPlace } from './schema-paths.ts';

export type Proposal = {
  target: FieldPlace;
  source: FieldPlace;
  /** 0–1: 1 is the same name and type. */
  score: number;
};

/** Below this a likeness is chance. */
const WORTH_SHOWING = 0.45;

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
export function autoMap(sources: readonly FieldPlace[], targets: readonly FieldPlace[]): Proposal[] {
  const found = targets.flatMap((target) => {
    let best: Proposal | undefined;
    for (const source of sources) {
      if (levels(source.path) !== levels(target.path)) continue;
      const score = likeness(source, target);
      if (score >= WORTH_SHOWING && (best === undefined || score > best.score))
        best = { target, source, score };
    }
    return best ? [best] : [];
  });
  return found.sort((a, b) => b.score - a.score);
}

/** How many lists a path goes through: a row of a list is filled from rows of a list. */
const levels = (path: string) => path.split('[]').length;

function likeness(source: FieldPlace, target: FieldPlace): number {
  const named = Math.max(...namesOf(source).flatMap((a) => namesOf(target).map((b) => nameLikeness(a, b))));
  const sameType = source.type === target.type || source.type === 'any' || target.type === 'any';
  return Math.round(named * (sameType ? 1 : 0.85) * 100) / 100;
}

const namesOf = (place: FieldPlace) =>
  [place.path.split('.').at(-1) ?? place.path, ...place.names].filter(Boolean);

function nameLikeness(a: string, b: string): number {
  const left = a.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const right = b.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const words = shared(wordsOf(a), wordsOf(b));
  const contained = left.includes(right) || right.includes(left) ? 0.55 : 0;
  return Math.max(words * 0.9, contained);
}

/** `U_ItemCode` → item, code; every word stands for its group of aliases. */
function wordsOf(name: string): Set<string> {
  const words = name
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
  return new Set(words.map((word) => ALIASES.find((group) => group.includes(word))?.[0] ?? word));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const both = [...a].filter((word) => b.has(word)).length;
  return (2 * both) / (a.size + b.size);
}
