import type { EntityDefinition, SapRecord } from '../entities/field-definition.ts';
import type { CompanyContext } from '../sap-context.ts';

export type RuleCall = {
  context: CompanyContext;
  definition: EntityDefinition;
  /** The record about to be stored: a fresh object, free to change. */
  record: SapRecord;
  /** The stored record on an update; undefined on a creation. */
  prior: SapRecord | undefined;
};

/** Business rules of an entity, around the generic create and update. Each may throw SapError: nothing is stored. */
export type EntityRules = {
  /** Fills what the server derives: descriptions, totals, defaults. */
  complete?: (call: RuleCall) => void;
  check?: (call: RuleCall) => void;
  /** Database trigger after create, update, close and cancel; still before the record is stored. */
  trigger?: (call: RuleCall) => void;
  /** Effects on other entities, after the record is stored. */
  stored?: (call: RuleCall) => void;
};

/** The lines of a collection field; empty when there are none. */
export function linesOf(record: SapRecord, name: string): SapRecord[] {
  const value = record[name];
  return Array.isArray(value) ? value : [];
}
