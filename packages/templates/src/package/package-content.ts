/**
 * What a template version is: one or more flows with everything they call, and the words around them. The content is what is
 * hashed, stored, exported and merged; it never holds a secret, a credential, a binding or an id of the tenant that made it.
 */
import { type FlowDocument, keySchema } from '@flowbridge/flow';
import { z } from 'zod';
import type { PackagePart } from '../parts/part-kinds.ts';
import type { Bilingual, Language } from '../shipped-template.ts';
import {
  MAX_DESCRIPTION,
  MAX_FLOWS,
  MAX_NAME,
  MAX_PARTS,
  MAX_TAG,
  MAX_TAGS,
  MAX_VARIABLES,
} from './package-limits.ts';

/** A flow's name inside its package; the same in every version, so that upgrades find it again. Calls name it. */
export const flowKey = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z][A-Za-z0-9_-]*$/)
  .refine((name) => !(name in Object.prototype));

const texts = (most: number) => z.strictObject({ en: z.string().max(most), zh: z.string().max(most) });

/** More than blanks: a card without a name cannot be told from another. */
const name = z.string().max(MAX_NAME).check(notBlank);
const names = z.strictObject({ en: name, zh: name });

function notBlank({ value, issues }: z.core.ParsePayload<string>): void {
  if (value.trim() !== '') return;
  issues.push({ code: 'too_small', origin: 'string', minimum: 1, inclusive: true, input: value });
}

/** A flow is drawn in one language, or (shipped templates) once in each. */
const flowHead = { key: flowKey, names };
export const packageFlow = z.union([
  z.strictObject({ ...flowHead, document: z.unknown() }),
  z.strictObject({ ...flowHead, documents: z.strictObject({ en: z.unknown(), zh: z.unknown() }) }),
]);

export const packageConnector = z.strictObject({
  key: z.string().min(1).max(80),
  /** Version it was built with; absent: any. */
  version: z.string().min(1).max(40).exactOptional(),
  /** What a connection of it begins with: settings of the publisher's that are no secret and no user name. */
  settings: z
    .record(z.string().min(1).max(80), z.union([z.string().max(2_000), z.number(), z.boolean()]))
    .exactOptional(),
});
export type PackageConnector = z.infer<typeof packageConnector>;

/** A variable of the tenant that the flows read. What it holds never travels: each tenant has its own. */
export const packageVariable = z.strictObject({
  key: keySchema,
  type: z.enum(['text', 'number', 'boolean', 'json']),
  secret: z.boolean(),
  description: z.string().max(500),
});
export type PackageVariable = z.infer<typeof packageVariable>;

/** The shape alone; `readContent` checks documents, calls and names as well. */
export const packageContentSchema = z.strictObject({
  names,
  descriptions: texts(MAX_DESCRIPTION),
  tags: z.array(z.string().min(1).max(MAX_TAG)).max(MAX_TAGS),
  connectors: z.array(packageConnector).max(500),
  /** The first one is what the template is about; the others are called by it. */
  flows: z.array(packageFlow).min(1).max(MAX_FLOWS),
  /** What else travels; absent when nothing does. `readParts` checks each by its kind. */
  parts: z.array(z.unknown()).max(MAX_PARTS).exactOptional(),
  /** Absent when the flows ask for none. */
  variables: z.array(packageVariable).max(MAX_VARIABLES).exactOptional(),
});

export type PackageFlow = { key: string; names: Bilingual } & (
  | { document: FlowDocument }
  | { documents: Record<Language, FlowDocument> }
);

export type PackageContent = {
  names: Bilingual;
  descriptions: Bilingual;
  tags: string[];
  connectors: PackageConnector[];
  flows: PackageFlow[];
  parts?: PackagePart[];
  variables?: PackageVariable[];
};

/** The drawing of a flow for a reader of `language`. */
export function documentOf(flow: PackageFlow, language: Language): FlowDocument {
  return 'document' in flow ? flow.document : flow.documents[language];
}

/** Every drawing of a flow, with where it lies in the flow. */
export function documentsOf(flow: PackageFlow): { path: string[]; document: FlowDocument }[] {
  if ('document' in flow) return [{ path: ['document'], document: flow.document }];
  return (['en', 'zh'] as const).map((language) => ({
    path: ['documents', language],
    document: flow.documents[language],
  }));
}
