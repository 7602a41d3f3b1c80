/** Puts the connection's credential into a request, by the manifest's auth. */
import { type Auth, type Placement, type SimpleAuth, TerminalError } from '@flowbridge/connector-sdk';
import type { OpenConnection } from '../connection.ts';
import { type BraceValues, fillText } from './braces.ts';

/** What auth adds to a request. All of it is secret. */
export type Credentials = {
  headers: Readonly<Record<string, string>>;
  query: readonly (readonly [string, string])[];
};

const NO_CREDENTIALS: Credentials = { headers: {}, query: [] };

/** Braces of auth texts: variables first, then secrets. */
export function authValues(connection: OpenConnection): BraceValues {
  return (name) => connection.variables[name] ?? connection.secrets[name];
}

/** Credentials that need no login. `address` is the request's, without query. */
export function simpleCredentials(
  connection: OpenConnection,
  auth: SimpleAuth,
  address: string,
): Credentials {
  if (auth.kind === 'none') return NO_CREDENTIALS;
  const values = authValues(connection);
  switch (auth.kind) {
    case 'basic': {
      const pair = `${fillText(auth.user, values) ?? ''}:${fillText(auth.password, values) ?? ''}`;
      return { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }, query: [] };
    }
    case 'bearer':
      return { headers: { authorization: `Bearer ${fillText(auth.secret, values) ?? ''}` }, query: [] };
    case 'apiKey':
      return place(fillText(auth.secret, values) ?? '', [auth.placement], connection, address);
  }
}

/** A session's or key's text at its places in the request. */
export function place(
  credential: string,
  placements: readonly Placement[],
  connection: OpenConnection,
  address: string,
): Credentials {
  const headers: Record<string, string> = {};
  const query: [string, string][] = [];
  const values: BraceValues = (name) => connection.variables[name];
  for (const each of placements) {
    const base = each.base === undefined ? '' : fillText(each.base, values);
    if (base === undefined || !address.startsWith(base)) continue;
    switch (each.in) {
      case 'cookies':
        headers.cookie = credential;
        break;
      case 'header':
        headers[(fillText(each.name, values) ?? each.name).toLowerCase()] =
          `${each.prefix ?? ''}${credential}`;
        break;
      case 'query':
        query.push([fillText(each.name, values) ?? each.name, credential]);
        break;
    }
  }
  return { headers, query };
}

/** The auth a connection uses: its own choice where the manifest leaves one. */
export function chosenAuth(connection: OpenConnection): Exclude<Auth, { kind: 'choice' }> {
  const { auth, key } = connection.connector.manifest;
  if (auth.kind !== 'choice') return auth;
  const wanted = connection.variables[auth.variable];
  if (connection.id === undefined) return { kind: 'none' };
  const chosen = typeof wanted === 'string' ? auth.options[wanted] : undefined;
  if (chosen === undefined) {
    throw new TerminalError({
      code: 'connector.invalidConnection',
      message: `setting ${auth.variable} of the ${key} connection is not one of its choices`,
      details: { system: key, field: auth.variable, reason: 'not one of the choices' },
    });
  }
  return chosen;
}
