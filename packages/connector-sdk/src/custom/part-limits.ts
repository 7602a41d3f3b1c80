/** What a connector or function of a tenant's own may hold at most. These bounds only stop abuse. */

/** Characters of a manifest: the largest built-in one has a fifth of it. */
export const MAX_MANIFEST_TEXT = 400_000;
export const MAX_SOURCE_TEXT = 100_000;
export const MAX_SCHEMA_TEXT = 50_000;
/** Characters of one value of a test case. */
export const MAX_CASE_TEXT = 100_000;
export const MAX_CASES = 30;
export const MAX_ACTIONS = 200;
/** Objects and lists inside each other. */
export const MAX_DEPTH = 40;
/** Connectors and functions of one tenant. */
export const MAX_PARTS = 500;
