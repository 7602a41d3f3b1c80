/**
 * What flows call a tenant's own connectors and functions.
 *
 * A custom connector's key begins with `x-`, no built-in one ever does: neither can stand in for the other, in no version of
 * the product. Functions are the actions of one connector, `functions`.
 */
import { z } from 'zod';

export const customConnectorKey = z
  .string()
  .max(60)
  .regex(/^x-[a-z0-9]+(-[a-z0-9]+)*$/);

/** As code and expressions write a name. */
export const functionKey = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z0-9]*$/);

export const FUNCTIONS_KEY = 'functions';

/** True for keys of connectors that belong to a tenant, not to the product. */
export function isCustomConnector(key: string): boolean {
  return key.startsWith('x-');
}
