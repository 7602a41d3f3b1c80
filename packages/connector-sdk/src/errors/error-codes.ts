/** The closed list of what can go wrong in a connector call. Details are values, put into words by `describeConnectorError`. */
export const connectorErrorCodes = [
  /** The system refused user, password or key at login. */
  'connector.loginRefused',
  /** The session ended, and a fresh login did not help. */
  'connector.sessionExpired',
  /** The credential is not allowed to do this (401, 403). */
  'connector.accessDenied',
  /** A business refusal by the system: bad value, missing field, rule of the system. */
  'connector.refused',
  /** What was to be done has already been done, so the system refuses to do it again. */
  'connector.alreadyDone',
  'connector.notFound',
  /** The system answered that there are too many calls; wait. */
  'connector.throttled',
  /** No turn under the connection's own limits, or because the system asked everybody to wait, in the step's time. Nothing was sent. */
  'connector.rateLimited',
  /** The system failed (5xx). */
  'connector.serverError',
  /** No connection: name not found, refused, no route. Nothing was sent. */
  'connector.unreachable',
  /** The connection broke after the request was sent. */
  'connector.connectionLost',
  'connector.timedOut',
  /** The answer is not what the system's protocol promises (HTML instead of JSON, broken JSON). */
  'connector.badAnswer',
  'connector.answerTooLarge',
  /** Paging went past its limit. */
  'connector.tooManyPages',
  /** The address is not allowed to be called from this installation. */
  'connector.egressRefused',
  /** The certificate is not trusted, expired, or for another name. */
  'connector.tlsRefused',
  /** An input of the action is missing or of the wrong type. */
  'connector.invalidInput',
  /** A setting of the connection is missing or malformed. */
  'connector.invalidConnection',
  /** The step has no connection chosen. */
  'connector.noConnection',
  'connector.unknownAction',
  'connector.cancelled',
  /** The connector's own code broke. */
  'connector.internalError',
] as const;

export type ConnectorErrorCode = (typeof connectorErrorCodes)[number];

const known: ReadonlySet<string> = new Set(connectorErrorCodes);

export function isConnectorErrorCode(code: string): code is ConnectorErrorCode {
  return known.has(code);
}
