export type { Bilingual, Language, ShippedTemplate, TemplateFlow } from './shipped-template.ts';
export { shippedTemplates } from './shipped-templates.ts';
