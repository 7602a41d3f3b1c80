/** The connector invoker: manifests made into calls. */
export {
  type ConnectorActionInvoker,
  type ConnectorSource,
  createActionInvoker,
  describeActions,
  type InvokerDeps,
} from './action-invoker.ts';
export type { ConnectionResolver, ResolvedConnection } from './connection.ts';
export { receiveEvent } from './receive-event.ts';
export type { SeenRequest, SeenResponse } from './seen-call.ts';
export {
  createMemorySessionStore,
  isUsable as isUsableSession,
  type Session,
  type SessionStore,
} from './session/session-store.ts';
export { type ConnectionTest, testConnection } from './test-connection.ts';
export type { ConnectionThrottle, Turn } from './throttle/connection-throttle.ts';
