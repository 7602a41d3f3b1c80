/** How a connector is written: the manifest (data), action code, event receivers, errors. */
export type {
  ActionCode,
  ActionContext,
  ActionSignal,
  HttpAnswer,
  HttpBody,
  HttpMethod,
  HttpRequest,
} from './action-code.ts';
export { type Connector, defineConnector } from './define-connector.ts';
export {
  type ConnectorError,
  type ConnectorErrorDetails,
  type ConnectorErrorOptions,
  isConnectorError,
  RetryableError,
  TerminalError,
} from './errors/connector-error.ts';
export { type ConnectorErrorCode, connectorErrorCodes, isConnectorErrorCode } from './errors/error-codes.ts';
export { describeConnectorError } from './errors/error-texts.ts';
export type {
  EventContext,
  EventReceipt,
  EventReceiver,
  EventReply,
  EventRequest,
} from './event-receiver.ts';
export {
  type ActionManifest,
  type ActionRequest,
  actionManifest,
  actionRequest,
  type Effect,
  type EventTrigger,
  effect,
  eventTrigger,
  type Input,
  input,
  type Place,
} from './manifest/action.ts';
export {
  type Auth,
  auth,
  type ExpiredRule,
  expiredRule,
  type Placement,
  type SessionLogin,
  type SimpleAuth,
  sessionLogin,
} from './manifest/auth.ts';
export { type Bilingual, bilingual } from './manifest/bilingual.ts';
export { type ConnectorManifest, connectorManifest } from './manifest/connector.ts';
export { type Field, type FieldType, field, fieldType } from './manifest/field.ts';
export { type ConnectionLimits, connectionLimits } from './manifest/limits.ts';
export type { ErrorRule, PagingRule, SuccessRule, ThrottleRule } from './manifest/rules.ts';
export { parseRawQuery } from './raw-query.ts';
