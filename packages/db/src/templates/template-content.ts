/** What is written with a version of a template. */
export type NewTemplateVersion = {
  hash: string;
  package: unknown;
  changelog: string | null;
  /** Of a copy. */
  origin?: { templateKey: string; version: number };
  /** Keys of the flows it was published from, by flow id. */
  sources?: Record<string, string>;
};
