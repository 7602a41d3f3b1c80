/** Template packages: what travels, publishing, files, sharing, copies. Never a secret, a credential, a binding or a tenant's id. */
import { z } from 'zod';
import { FLOW_TAGS, tagName } from './folders.ts';
import type { PackageSetting, PackageVariableItem, PartHeadItem } from './package-parts.ts';
import { idInput } from './paging.ts';
import type { CopyPlan } from './template-copy.ts';
import type { Bilingual, TemplateOrigin } from './templates.ts';

const bilingual = (most: number, least = 0) =>
  z.strictObject({
    en: z.string().trim().min(least).max(most),
    zh: z.string().trim().min(least).max(most),
  });

const changelog = z.string().trim().max(5_000).optional();

/** Flows that the template is about; what they call comes along. */
const flowIds = z.array(idInput).min(1).max(20);

export const previewPackageInput = z.strictObject({
  flowIds,
  /** A template of the tenant that gets a further version; absent: a new one. */
  templateId: idInput.optional(),
  /** Outputs pinned to steps travel too; default no: they may hold business data. */
  withSamples: z.boolean().optional(),
  /** Settings of the bound connections travel as defaults; default no: they may hold addresses of yours. */
  withSettings: z.boolean().optional(),
});
export type PreviewPackageInput = z.infer<typeof previewPackageInput>;

export const publishTemplateInput = previewPackageInput.extend({
  names: bilingual(200, 1),
  descriptions: bilingual(5_000),
  tags: z.array(tagName).max(FLOW_TAGS).default([]),
  changelog,
});
export type PublishTemplateInput = z.infer<typeof publishTemplateInput>;

/** A closed code of packages/templates, the place, and what is wrong in both languages. */
export type PackageProblemItem = { code: string; path: string; message: Bilingual };

export type PackedFlow = {
  id: string;
  name: string;
  /** The published version that travels; null: there is none, which keeps the package from being made. */
  version: number | null;
  /** The draft has changes that do not travel. */
  draftDiffers: boolean;
  /** Called by the chosen ones. */
  called: boolean;
  steps: number;
  parameters: { key: string; label: string }[];
  /** Places whose value was left out because it looked like a secret. */
  leftOut: string[];
  /** Steps with a pinned output. */
  samples: number;
};

export type PackagePreview = {
  flows: PackedFlow[];
  connectors: { key: string; version: string | null; settings: PackageSetting[] }[];
  /** Look-up tables and the like, with the names of the flows that use them. */
  parts: (PartHeadItem & { usedBy: string[] })[];
  variables: PackageVariableItem[];
  /** What keeps it from being published. */
  problems: PackageProblemItem[];
  /** The version before, whose words the dialog begins with; null for a new template. */
  previous: {
    version: number;
    names: Bilingual;
    descriptions: Bilingual;
    tags: string[];
    /** Nothing of the flows differs from it. */
    same: boolean;
  } | null;
  /** Own templates whose newest version was published from the first flow. */
  publishedAs: { id: string; version: number; names: Bilingual }[];
};

export const templateVersionInput = z.strictObject({
  id: idInput,
  /** Absent: the newest. */
  version: z.int().min(1).max(1_000_000).optional(),
});
export type TemplateVersionInput = z.infer<typeof templateVersionInput>;

/** The code of a tenant, or `*` for all. Whether there is such a tenant is not told. */
export const audience = z
  .string()
  .trim()
  .max(60)
  .regex(/^(\*|[a-z0-9][a-z0-9-]*)$/);
export const shareTemplateInput = z.strictObject({ id: idInput, audience });
export type ShareTemplateInput = z.infer<typeof shareTemplateInput>;

export type TemplateSharing = {
  shares: { audience: string; sharedAt: string }[];
  copies: { tenant: { code: string; name: string }; version: number; copiedAt: string }[];
};

/** A package as a `.flowbridge.json` file. */
export type PackageFileView = {
  format: string;
  formatVersion: number;
  hash: string;
  origin: TemplateOrigin;
  changelog?: string | undefined;
  exportedAt?: string | undefined;
  content: unknown;
};

export const packageFileInput = z.strictObject({ file: z.unknown() });
export type PackageFileInput = z.infer<typeof packageFileInput>;

/** What publishing would make, as a file, with the key of every flow in it by the flow's id. Nothing is stored. */
export type PackedFlows = { file: PackageFileView; keys: Record<string, string> };

/** What a copy or an import became: a template of one's own, a further version of a copy, or what was there. */
export type CopyOutcome = { id: string; version: number; did: 'created' | 'updated' | 'same' };

export type PackageFilePreview = {
  names: Bilingual;
  descriptions: Bilingual;
  tags: string[];
  changelog: string | null;
  origin: TemplateOrigin;
  flows: { key: string; names: Bilingual; steps: number }[];
  parts: PartHeadItem[];
  connectors: string[];
  /** Connectors this installation has not got. */
  unknownConnectors: string[];
  /** Connectors it was built with a newer version of. */
  newerConnectors: string[];
  becomes: CopyOutcome['did'];
  /** What it would meet here, item by item. */
  plan: CopyPlan;
};
