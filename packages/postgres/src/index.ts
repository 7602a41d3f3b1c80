export { type EmbeddedServer, type EmbeddedServerOptions, startEmbeddedServer } from './embedded-server.ts';
export { freePort } from './free-port.ts';
export { startTemporaryServer } from './temporary-server.ts';
