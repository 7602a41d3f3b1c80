/** The built-in connectors, a folder each. */
export { dingtalk } from './dingtalk/index.ts';
export { http } from './http/index.ts';
export { builtInConnectors, findConnector } from './registry.ts';
export { sapB1 } from './sap-b1/index.ts';
