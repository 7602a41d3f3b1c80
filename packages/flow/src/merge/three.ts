import type { FlowDocument } from '../document/document.ts';

/** A document two people started from, and what each has made of it. */
export type ThreeDocuments = { base: FlowDocument; mine: FlowDocument; theirs: FlowDocument };

/** The same reading of all three. */
export function readThree<T>(
  { base, mine, theirs }: ThreeDocuments,
  read: (document: FlowDocument) => T,
): { base: T; mine: T; theirs: T } {
  return { base: read(base), mine: read(mine), theirs: read(theirs) };
}
