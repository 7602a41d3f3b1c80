import type { FlowDocument, Parameter } from '@flowbridge/flow';
import { z } from 'zod';
import { flowName } from './flows.ts';
import type { PackageSetting, PackageVariableItem, PartHeadItem } from './package-parts.ts';
import { idInput } from './paging.ts';

/** Titles, notes and parameter texts of a template exist in both languages; default `en`. */
export const templateLanguage = z.enum(['en', 'zh']);
export type TemplateLanguage = z.infer<typeof templateLanguage>;

/** Absent: the newest. */
const versionNumber = z.int().min(1).max(1_000_000).optional();

export const getTemplateInput = z.strictObject({
  id: idInput,
  language: templateLanguage.optional(),
  version: versionNumber,
});
export type GetTemplateInput = z.infer<typeof getTemplateInput>;

export const createFromTemplateInput = z.strictObject({
  templateId: idInput,
  version: versionNumber,
  language: templateLanguage.optional(),
  /** Name of the flow; a template with several flows adds each flow's own name. */
  name: flowName,
  /** Connection id by connector key. */
  connections: z.record(z.string().max(80), idInput),
  /** Value by parameter key. */
  parameters: z.record(z.string().max(60), z.json()),
  /** Connections that differ in one flow, by the flow's key: by connector, or by step or trigger id. */
  flows: z
    .record(z.string().max(60), z.strictObject({ connections: z.record(z.string().max(80), idInput) }))
    .optional(),
  /** Absent or null: in no folder. */
  folderId: idInput.nullish(),
  /** The setup that makes the flows: until they are published they are listed with it. */
  setupId: idInput.optional(),
});
export type CreateFromTemplateInput = z.infer<typeof createFromTemplateInput>;

export type Bilingual = { en: string; zh: string };

/** mine: published, copied or imported by this tenant; shared: by another one with it; shipped: with Flowbridge. */
export type TemplateRelation = 'mine' | 'shared' | 'shipped';

/** A flow of the tenant that was made of a template, and of which flow of it. */
export type FlowOfTemplate = { id: string; name: string; flowKey: string };

/** The template version something was taken from. */
export type TemplateOrigin = { templateKey: string; version: number };

export type TemplateItem = {
  id: string;
  key: string;
  relation: TemplateRelation;
  names: Bilingual;
  descriptions: Bilingual;
  tags: string[];
  version: number;
  publishedAt: string;
  /** True for those every tenant sees. */
  shipped: boolean;
  /** Of a shared one: who shares it. */
  publisher: { code: string; name: string } | null;
  /** Of a copy or an import. */
  origin: TemplateOrigin | null;
  /** Of one's own: with how many it is shared. */
  audiences: number;
  connectors: string[];
  flows: { key: string; names: Bilingual }[];
};

export type TemplateDetail = Omit<TemplateItem, 'flows' | 'audiences'> & {
  changelog: string | null;
  /** SHA-256 of the package's canonical JSON (RFC 8785), hex. */
  hash: string;
  parameters: Parameter[];
  /** Values for the sandbox systems, of a shipped template; null: there are none. */
  sandboxParameters: Record<string, string | number> | null;
  flows: { key: string; names: Bilingual; document: FlowDocument }[];
  /** Look-up tables and the like that it brings. */
  parts: PartHeadItem[];
  /** Variables of the tenant that its flows read. */
  variables: PackageVariableItem[];
  /** What a new connection begins with, by connector. */
  connectionSettings: Record<string, PackageSetting[]>;
};

export type TemplateVersionItem = {
  number: number;
  hash: string;
  changelog: string | null;
  /** Known to the publishing tenant only. */
  author: { id: string; name: string } | null;
  origin: TemplateOrigin | null;
  createdAt: string;
};
