/** What is wrong with a connector or function somebody writes, and where: the words are for the person who writes it. */
import type { Bilingual } from '../manifest/bilingual.ts';

export type PartProblem = {
  /** The text of the draft it stands in: `manifest`, `source`, `input`, `cases 2 › expected`. */
  field: string;
  /** Where in that text's JSON. */
  path: readonly (string | number)[];
  message: Bilingual;
};

export type Read<Content> = { ok: true; content: Content } | { ok: false; problems: PartProblem[] };

/** Problems told at once; who mends these sees the others next. */
const MOST_PROBLEMS = 50;

export function refused<Content>(problems: readonly PartProblem[]): Read<Content> {
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** A problem as one line of text for a log or another program: `manifest › actions › 0 › key`. */
export function placeOf({ field, path }: PartProblem): string {
  return [field, ...path].join(' › ');
}
