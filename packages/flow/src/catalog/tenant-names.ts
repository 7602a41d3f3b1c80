import type { ValueType } from '../document/values.ts';

/** What the tenant shares among its flows, as validation and the data picker need it. */
export type TenantNames = {
  /** Types of variables by key. */
  variables: ReadonlyMap<string, ValueType>;
  /** Names of look-up tables. */
  tables: ReadonlySet<string>;
};
