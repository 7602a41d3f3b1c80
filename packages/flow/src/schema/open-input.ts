import type { CatalogAction, CatalogInput } from '../catalog/connector-catalog.ts';

/** The input of an action that takes fields beyond the declared ones; a step's field set describes them. */
export function openInputOf(action: CatalogAction): CatalogInput | undefined {
  return action.inputs.find(({ open }) => open === true);
}
