import { CliError } from '../cli-error.ts';
import { type Connection, connection } from '../client/answers.ts';
import type { Installation } from '../client/connect.ts';

export function listConnections(at: Installation): Promise<Connection[]> {
  return at.all('/connections', { item: connection });
}

/** One of the connections by its id or name; `connectorKey`: the system it has to lead to. */
export function pickConnection(
  connections: readonly Connection[],
  wanted: string,
  { connectorKey, at }: { connectorKey: string; at: Pick<Installation, 'name'> },
): Connection {
  const byId = connections.find(({ id }) => id === wanted);
  const named = byId ? [byId] : connections.filter(({ name }) => name === wanted);
  const fitting = named.filter((each) => each.connectorKey === connectorKey);
  const [first, second] = fitting;
  if (first && !second) return first;
  const path = `connections › ${connectorKey}`;
  if (first) {
    throw new CliError('nameNotUnique', `${fitting.length} connections are called “${wanted}”`, {
      path,
      hint: `Give one by its id: ${fitting.map(({ id }) => id).join(', ')}.`,
    });
  }
  const [other] = named;
  if (other) {
    const message = `The connection “${other.name}” leads to ${other.connectorKey}, not to ${connectorKey}`;
    throw new CliError('invalidInput', message, { path });
  }
  const known = connections
    .filter((each) => each.connectorKey === connectorKey)
    .map(({ name }) => `“${name}”`);
  throw new CliError('notFound', `${at.name} has no connection “${wanted}”`, {
    path,
    hint: known.length === 0 ? `It has none to ${connectorKey}.` : `It has ${known.join(', ')}.`,
  });
}
