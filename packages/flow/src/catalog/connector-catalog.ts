/**
 * The connectors as a port: the part of their manifests that validation and the data picker read. Callers build it from
 * the manifests they have.
 */
import type { JsonValue, ValueSchema, ValueType } from '../document/values.ts';
import type { Bilingual } from '../problem/problem.ts';

export type CatalogInput = {
  key: string;
  names: Bilingual;
  type: ValueType;
  required?: boolean | undefined;
  /** It takes fields beyond those the manifest declares: a step may describe its own (field set). */
  open?: boolean | undefined;
  /** Used when nothing is given; an input with a default is never missing. */
  default?: unknown;
  /** The input counts only while the neighbouring input `key` has one of these values. */
  showWhen?: { key: string; values: (string | number | boolean)[] } | undefined;
};

export type CatalogAction = {
  names: Bilingual;
  /** read: changes nothing; idempotent: repeating changes nothing more; write: repeating posts again. */
  effect: 'read' | 'idempotent' | 'write';
  inputs: readonly CatalogInput[];
  /** What `steps.<key>.body` looks like; absent: unknown. */
  body?: ValueSchema | undefined;
};

export type CatalogEvent = {
  names: Bilingual;
  inputs: readonly CatalogInput[];
  /** What `trigger.body` looks like; absent: unknown. */
  body?: ValueSchema | undefined;
};

export type CatalogConnector = {
  names: Bilingual;
  /** Its actions also work without a connection. */
  connectionOptional?: boolean | undefined;
};

export type ConnectorCatalog = {
  connector(key: string): CatalogConnector | undefined;
  action(connector: string, action: string): CatalogAction | undefined;
  event(connector: string, event: string): CatalogEvent | undefined;
};

/** What a flow was given in its tenant. */
export type Bindings = {
  /** Connection id by step id (or trigger id), else by connector key. */
  connections?: Readonly<Record<string, string>> | undefined;
  /** Values of parameters by key. */
  parameters?: Readonly<Record<string, JsonValue>> | undefined;
};
