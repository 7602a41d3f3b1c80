import type { FlowDocument } from '@flowbridge/flow';

export type Language = 'en' | 'zh';
export type Bilingual = Record<Language, string>;

/** One flow of a template; its titles, notes and parameter texts exist in both languages. */
export type TemplateFlow = {
  key: string;
  names: Bilingual;
  document(language: Language): FlowDocument;
};

/** A template that comes with Flowbridge and is visible to every tenant. */
export type ShippedTemplate = {
  /** Catalogue number: `T05`. */
  key: string;
  /** Grows with each change of its flows. */
  version: number;
  names: Bilingual;
  descriptions: Bilingual;
  tags: string[];
  /** Keys of the connectors its flows need connections for. */
  connectors: string[];
  flows: TemplateFlow[];
  /** Parameter values that make it run against the sandbox systems. */
  sandboxParameters: Record<string, string | number>;
};
