/**
 * What else than flows travels in a package, kind by kind: look-up tables, and whatever gets a file beside this one. A kind says
 * what a part of it is, where flows use it and how it is checked; how it is read from a tenant and put into one is said by the
 * file of the same name in `use-cases/packages/parts` of the api.
 *
 * To add a kind: a file here, its line in `part-kinds.ts`, a file there, its line in `tenant-part-kinds.ts`, its words in the console.
 */
import type { Bilingual, ExpressionLanguage, FlowDocument } from '@flowbridge/flow';
import type { z } from 'zod';

/** What every part has; its kind adds the rest. Kind and key together are its identity in a package and in a tenant. */
export type PartHead = { kind: string; key: string };

/** A place inside a part, counted as people count: `['rows', 3, 'key']`. */
export type PartPlace = (string | number)[];

export type PartKind<Part extends PartHead> = {
  kind: Part['kind'];
  /** Of a part from outside: strict, each text and list with its limit. */
  schema: z.ZodType<Part>;
  /** What people know it by. */
  names(part: Part): Bilingual;
  /** How much of it there is, in the unit people count it by: rows, actions, lines. */
  size(part: Part): number;
  /** The key of a further part beside one of this key: the `number`th of that name, from 2. Fits the schema. */
  furtherKey(key: string, number: number): string;
  /** Keys of the parts of this kind that a document uses itself; what the flows it calls use is their own. */
  keysIn(document: FlowDocument, language: ExpressionLanguage): string[];
  /** The document using the parts `target` says instead; undefined: that one stays. */
  lead(
    document: FlowDocument,
    target: (key: string) => string | undefined,
    language: ExpressionLanguage,
  ): FlowDocument;
  /** What the schema cannot say. */
  faults(part: Part): { place: PartPlace; message: Bilingual }[];
  /** Texts that people will read as names: searched for markup and signs that hide text. `lines`: it may have several. */
  texts(part: Part): { place: PartPlace; text: string; lines?: boolean }[];
  /** What differs between two, place by place, as texts; null where one has nothing. Empty when they are the same. */
  compare(one: Part, other: Part): PartDifference[];
};

export type PartDifference = { place: PartPlace; one: string | null; other: string | null };
