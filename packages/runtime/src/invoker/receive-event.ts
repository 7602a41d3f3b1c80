/** Hands a pushed message to the connector's receiver, with the connection's defaults filled in. Synchronous and quick. */
import type { EventReceipt, EventRequest } from '@flowbridge/connector-sdk';
import type { ConnectorSource } from './action-invoker.ts';
import { openConnection, type ResolvedConnection } from './connection.ts';

/**
 * Receives an event for a `connectorEvent` trigger. `inputs` are the trigger's evaluated filter fields. Throws
 * `TerminalError` for a connection with missing settings; an unknown connector or event is `undefined`.
 */
export function receiveEvent(options: {
  connectors: ConnectorSource;
  connectorKey: string;
  event: string;
  connection: ResolvedConnection | undefined;
  inputs: Readonly<Record<string, unknown>>;
  request: EventRequest;
  nowMs: number;
}): EventReceipt | undefined {
  const connector = options.connectors.find(options.connectorKey);
  const receiver = connector?.triggers[options.event];
  if (connector === undefined || receiver === undefined) return undefined;
  const connection = openConnection(connector, options.connection);
  return receiver.receive(options.request, {
    variables: connection.variables,
    secrets: connection.secrets,
    inputs: options.inputs,
    nowMs: options.nowMs,
  });
}
