/** Taking a template or a package file into one's own templates, item by item. */
import { z } from 'zod';
import type { PackageVariableItem } from './package-parts.ts';
import { type CopyOutcome, packageFileInput } from './packages.ts';
import { idInput } from './paging.ts';
import { type Bilingual, type TemplateOrigin, templateLanguage } from './templates.ts';

export const copyStates = ['new', 'same', 'newer', 'older', 'bothChanged'] as const;
export type CopyState = (typeof copyStates)[number];

/** both: mine stays, theirs comes under another key, which what comes with it uses. */
export const copyChoices = ['mine', 'theirs', 'both'] as const;
export type CopyChoice = (typeof copyChoices)[number];

const version = z.int().min(1).max(1_000_000).optional();
/** Beside an own copy that is there already, instead of into it. */
const asNew = z.boolean().optional();
/** `flow`, or a kind of part. */
const kind = z.string().min(1).max(40);
/** In the package. */
const itemKey = z.string().min(1).max(200);

const decisions = {
  asNew,
  /** Items that are not named get their usual choice, which the plan tells. */
  choices: z
    .array(z.strictObject({ kind, key: itemKey, choose: z.enum(copyChoices) }))
    .max(500)
    .optional(),
  /** Of the plan that was looked at: refused when something differs by now. */
  seen: z.string().max(100).optional(),
};

export const planCopyInput = z.strictObject({ id: idInput, version, asNew });
export type PlanCopyInput = z.infer<typeof planCopyInput>;

export const copyTemplateInput = z.strictObject({ id: idInput, version, ...decisions });
export type CopyTemplateInput = z.infer<typeof copyTemplateInput>;

export const previewFileInput = packageFileInput.extend({ asNew });
export type PreviewFileInput = z.infer<typeof previewFileInput>;

export const importFileInput = packageFileInput.extend(decisions);
export type ImportFileInput = z.infer<typeof importFileInput>;

/** In which flows that are drawn in both languages are compared; default English. */
const language = templateLanguage.optional();

/** `id`: of a template that is seen; otherwise a package file. */
export const copyItemInput = z.union([
  z.strictObject({ id: idInput, version, asNew, kind, key: itemKey, language }),
  packageFileInput.extend({ asNew, kind, key: itemKey, language }),
]);
export type CopyItemInput = z.infer<typeof copyItemInput>;

export type CopyDecisions = Pick<CopyTemplateInput, 'asNew' | 'choices' | 'seen'>;

export type CopyPlanItem = {
  kind: string;
  /** In the package. */
  key: string;
  /** In the tenant, when it is another one: both were kept before. */
  homeKey: string;
  names: Bilingual;
  /** Steps of a flow; otherwise in the unit of its kind. */
  size: number;
  state: CopyState;
  /** What happens unless another is chosen. */
  choice: CopyChoice;
  /** What can be chosen. */
  choices: CopyChoice[];
  /** Version of the template it came with last. */
  cameWith: number | null;
  /** How many places differ between mine and theirs. */
  differences: number;
  /** Flows of the tenant that a change here concerns: they use the part, or were made of the flow. */
  affected: { id: string; name: string }[];
};

export type CopyPlan = {
  origin: TemplateOrigin;
  names: Bilingual;
  /** The copy it goes into; null: it becomes a new template. */
  into: { id: string; version: number; names: Bilingual } | null;
  /** With the usual choices. */
  becomes: CopyOutcome['did'];
  items: CopyPlanItem[];
  /** Flows of the copy that the template no longer has and nobody changed: they go. */
  dropped: Bilingual[];
  /** Variables the flows read, and whether the tenant has them. */
  variables: (PackageVariableItem & { known: boolean })[];
  seen: string;
};

export type CopiedItem = {
  kind: string;
  key: string;
  state: CopyState;
  did: 'kept' | 'added' | 'replaced' | 'addedBeside';
  /** In the tenant. */
  homeKey: string;
  names: Bilingual;
};

/** `items`: what became of each. */
export type CopyResult = CopyOutcome & { items: CopiedItem[] };

/** A place that differs: `['rows', 'kg']`, with what each side has there; null: nothing. */
export type ItemDifference = { place: (string | number)[]; mine: string | null; theirs: string | null };

/** Both sides of an item, to look at before choosing. */
export type CopyItemView =
  | { kind: 'flow'; mine: unknown; theirs: unknown }
  | {
      kind: 'part';
      differences: ItemDifference[];
      /** All, of which `differences` are the first. */
      total: number;
    };
