import type { PackagePart, PartKindName, PartOf } from '@flowbridge/templates';
import { lookupTableParts } from './lookup-table.ts';
import { connectorParts, functionParts } from './own-parts.ts';
import type { TenantPartKind } from './tenant-part-kind.ts';

const tenantPartKinds: { [Name in PartKindName]: TenantPartKind<PartOf<Name>> } = {
  lookupTable: lookupTableParts,
  connector: connectorParts,
  function: functionParts,
};

/** How parts of a kind are read and written, as one that takes any part: the caller hands it parts of that kind only. */
export function tenantPartKind(kind: PartKindName): TenantPartKind<PackagePart> {
  return tenantPartKinds[kind];
}
