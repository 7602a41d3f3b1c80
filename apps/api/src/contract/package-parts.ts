/** What else than flows travels in a package, as people see it. */
import type { Bilingual } from './templates.ts';

/** A closed kind of packages/templates: `lookupTable`, `connector`, `function`. */
export type PartHeadItem = {
  kind: string;
  key: string;
  names: Bilingual;
  /** In the unit of its kind: rows of a table, actions of a connector, lines of a function. */
  size: number;
};

/** A variable of the tenant that the flows read; what it holds does not travel. */
export type PackageVariableItem = {
  key: string;
  type: 'text' | 'number' | 'boolean' | 'json';
  secret: boolean;
  description: string;
};

/** What a new connection begins with: no secret, nothing of a login. */
export type PackageSetting = { key: string; names: Bilingual; value: string | number | boolean };
