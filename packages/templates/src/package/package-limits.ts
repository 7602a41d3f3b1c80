/** What a package may hold at most. Real families have a few flows; these bounds only stop abuse. */

/** Flows in one package, called ones included. */
export const MAX_FLOWS = 100;

/** Parts of a package that are no flows: look-up tables and the like. */
export const MAX_PARTS = 300;

/** Variables of the tenant that the flows of a package ask for. */
export const MAX_VARIABLES = 300;

/** Characters of a package's canonical JSON. */
export const MAX_PACKAGE_TEXT = 10_000_000;

export const MAX_NAME = 200;
export const MAX_DESCRIPTION = 5_000;
export const MAX_CHANGELOG = 5_000;
export const MAX_TAGS = 20;
export const MAX_TAG = 40;

/** Problems told of one refused package; more would help nobody. */
export const MOST_PROBLEMS = 100;
