/** What is copied: a version of a template that is seen, or a package file that was opened. */
export type CopySource = { id: string; version: number; asNew: boolean } | { file: unknown; asNew: boolean };
