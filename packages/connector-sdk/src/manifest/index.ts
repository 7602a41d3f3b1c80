/** The manifest and the words for its errors: safe in the browser, no Node imports. */
export { type ConnectorErrorCode, connectorErrorCodes, isConnectorErrorCode } from '../errors/error-codes.ts';
export { describeConnectorError } from '../errors/error-texts.ts';
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
} from './action.ts';
export {
  type Auth,
  auth,
  type ExpiredRule,
  expiredRule,
  type Placement,
  type SessionLogin,
  type SimpleAuth,
  sessionLogin,
} from './auth.ts';
export { type Bilingual, bilingual } from './bilingual.ts';
export { type ConnectorManifest, connectorManifest } from './connector.ts';
export { type Field, type FieldType, field, fieldType } from './field.ts';
export { type ConnectionLimits, connectionLimits } from './limits.ts';
export type { ErrorRule, PagingRule, SuccessRule, ThrottleRule } from './rules.ts';
