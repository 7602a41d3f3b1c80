import type { FlowDocument, Parameter } from '@flowbridge/flow';
import { z } from 'zod';
import { flowName } from './flows.ts';
import { idInput } from './paging.ts';

/** Titles, notes and parameter texts of a template exist in both languages; default `en`. */
export const templateLanguage = z.enum(['en', 'zh']);
export type TemplateLanguage = z.infer<typeof templateLanguage>;

export const getTemplateInput = z.strictObject({ id: idInput, language: templateLanguage.optional() });
export type GetTemplateInput = z.infer<typeof getTemplateInput>;

export const createFromTemplateInput = z.strictObject({
  templateId: idInput,
  language: templateLanguage.optional(),
  /** Name of the flow; a template with several flows adds each flow's own name. */
  name: flowName,
  /** Connection id by connector key. */
  connections: z.record(z.string().max(80), idInput),
  /** Value by parameter key. */
  parameters: z.record(z.string().max(60), z.json()),
});
export type CreateFromTemplateInput = z.infer<typeof createFromTemplateInput>;

export type Bilingual = { en: string; zh: string };

export type TemplateItem = {
  id: string;
  key: string;
  names: Bilingual;
  descriptions: Bilingual;
  tags: string[];
  version: number;
  /** True for those every tenant sees. */
  shipped: boolean;
  connectors: string[];
  flows: { key: string; names: Bilingual }[];
};

export type TemplateDetail = Omit<TemplateItem, 'flows'> & {
  parameters: Parameter[];
  flows: { key: string; names: Bilingual; document: FlowDocument }[];
};
