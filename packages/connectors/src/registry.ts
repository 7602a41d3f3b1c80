/** All built-in connectors. A test compares this list with the folders. */
import type { Connector } from '@flowbridge/connector-sdk';
import { dingtalk } from './dingtalk/index.ts';
import { http } from './http/index.ts';
import { sapB1 } from './sap-b1/index.ts';

export const builtInConnectors: readonly Connector[] = [http, sapB1, dingtalk];

const byKey = new Map(builtInConnectors.map((connector) => [connector.manifest.key, connector]));

/** The built-in connector with this key. */
export function findConnector(key: string): Connector | undefined {
  return byKey.get(key);
}
