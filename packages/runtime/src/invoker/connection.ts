/** The connection a step uses, as the invoker needs it: decrypted, and only for the time of a call. */
import { type ConnectionLimits, type Connector, type Field, TerminalError } from '@flowbridge/connector-sdk';
import type { TlsSettings } from '@flowbridge/egress';
import { braceNames, fillText, isAbsent } from './request/braces.ts';
import { isShown } from './request/check-input.ts';
import { parseAddress } from './request/encode-url.ts';

export type ResolvedConnection = {
  id: string;
  variables: Readonly<Record<string, unknown>>;
  /** Plain text. Never logged, journalled or handed to flows. */
  secrets: Readonly<Record<string, string>>;
  /** How fast it may be used, all nodes together. Absent: as fast as anybody wants. */
  limits?: ConnectionLimits;
};

export type ConnectionResolver = {
  /** The connection bound to a step (or to its connector in this flow); undefined when none is chosen. */
  resolve(step: { stepId: string; connector: string }): Promise<ResolvedConnection | undefined>;
};

/** A connection with its connector: defaults filled in, required settings present. */
export type OpenConnection = {
  /** Undefined for a connector used without a connection. */
  id: string | undefined;
  connector: Connector;
  /** The connector's base address for this connection; undefined when it has none. */
  base: string | undefined;
  /** Origin of `base`. */
  origin: string | undefined;
  variables: Readonly<Record<string, unknown>>;
  secrets: Readonly<Record<string, string>>;
  tls: TlsSettings | undefined;
  limits: ConnectionLimits;
};

/** Connections opened before: resolvers hand out the same object for a while, and a loop calls thousands of times. */
const opened = new WeakMap<ResolvedConnection, OpenConnection>();
/** Connectors used without a connection. */
const unconnected = new WeakMap<Connector, OpenConnection>();

/** Checks settings and fills in defaults. Throws `connector.noConnection` or `connector.invalidConnection`. */
export function openConnection(
  connector: Connector,
  resolved: ResolvedConnection | undefined,
): OpenConnection {
  const known = resolved === undefined ? unconnected.get(connector) : opened.get(resolved);
  if (known?.connector === connector) return known;
  const fresh = check(connector, resolved);
  if (resolved === undefined) unconnected.set(connector, fresh);
  else opened.set(resolved, fresh);
  return fresh;
}

function check(connector: Connector, resolved: ResolvedConnection | undefined): OpenConnection {
  const { manifest } = connector;
  if (resolved === undefined && manifest.connectionOptional !== true) {
    throw new TerminalError({
      code: 'connector.noConnection',
      message: `no connection chosen for ${manifest.key}`,
      details: { system: manifest.key, systemNames: manifest.names },
    });
  }
  const variables = withDefaults(manifest.variables, resolved?.variables ?? {});
  const secrets = resolved?.secrets ?? {};
  if (resolved !== undefined) {
    const settings = { ...variables, ...secrets };
    for (const field of [...manifest.variables, ...manifest.secrets]) {
      if (field.required === true && isShown(field, settings) && isAbsent(settings[field.key])) {
        throw new TerminalError({
          code: 'connector.invalidConnection',
          message: `setting ${field.key} of the ${manifest.key} connection is missing`,
          details: { system: manifest.key, field: field.key, fieldNames: field.names, reason: 'missing' },
        });
      }
    }
  }
  const base = baseOf(connector, variables);
  return {
    id: resolved?.id,
    connector,
    base,
    origin: base === undefined ? undefined : new URL(base).origin,
    variables,
    secrets,
    tls: tlsOf(connector, variables),
    limits: resolved?.limits ?? {},
  };
}

/**
 * Variables with the manifest's defaults. Texts are trimmed and addresses lose their last slash, because pasted ones carry
 * blanks and slashes.
 */
export function withDefaults(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const field of fields) {
    const raw = given[field.key];
    const value = typeof raw === 'string' ? tidy(raw) : raw;
    if (!isAbsent(value)) result[field.key] = value;
    else if (field.default !== undefined) result[field.key] = field.default;
  }
  return result;
}

/** Throws `connector.invalidConnection` naming the variable when it is no web address. */
function baseOf({ manifest }: Connector, variables: Readonly<Record<string, unknown>>): string | undefined {
  if (manifest.baseUrl === undefined) return undefined;
  const base = fillText(manifest.baseUrl, (name) => variables[name]);
  const variable = braceNames(manifest.baseUrl)[0];
  if (base !== undefined) {
    parseAddress(base, { code: 'connector.invalidConnection', field: variable ?? 'baseUrl' });
  }
  return base;
}

function tidy(text: string): string {
  const trimmed = text.trim();
  return /^https?:\/\//i.test(trimmed) ? trimmed.replace(/\/+$/, '') : trimmed;
}

function tlsOf(connector: Connector, variables: Readonly<Record<string, unknown>>): TlsSettings | undefined {
  const { tls } = connector.manifest;
  if (tls === undefined) return undefined;
  const ca = tls.ca === undefined ? undefined : variables[tls.ca];
  return {
    ...(tls.acceptSelfSigned !== undefined && variables[tls.acceptSelfSigned] === true
      ? { acceptSelfSigned: true }
      : {}),
    ...(typeof ca === 'string' && ca !== '' ? { ca } : {}),
  };
}
