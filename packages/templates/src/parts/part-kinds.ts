import { hashContent } from '../package/hash-content.ts';
import { type ConnectorPart, connectorKind } from './connector.ts';
import { type FunctionPart, functionKind } from './function.ts';
import { type LookupTablePart, lookupTableKind } from './lookup-table.ts';
import type { PartKind } from './part-kind.ts';

/** A part of a package; each kind is in `partKinds`. */
export type PackagePart = LookupTablePart | ConnectorPart | FunctionPart;
export type PartKindName = PackagePart['kind'];
export type PartOf<Name extends PartKindName> = Extract<PackagePart, { kind: Name }>;

/** Every kind, in the order people see them. */
export const partKinds: { [Name in PartKindName]: PartKind<PartOf<Name>> } = {
  lookupTable: lookupTableKind,
  connector: connectorKind,
  function: functionKind,
};

export const partKindNames = Object.keys(partKinds) as PartKindName[];

/** The kind of a part, as one that takes any part: the caller hands it parts of that kind only. */
export function partKind(kind: PartKindName): PartKind<PackagePart> {
  return partKinds[kind];
}

/** By which two parts are the same, whatever key they have. */
export function hashPart(part: PackagePart): string {
  return hashContent({ ...part, key: '' });
}
