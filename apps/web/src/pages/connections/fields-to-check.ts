/** Which settings of a connection to look at after a refused test. */
import type { ConnectorManifest, Field } from '@flowbridge/connector-sdk/manifest';

/** Settings used inside texts like `{serviceUrl}/Login`. */
function usedIn(part: unknown, fields: readonly Field[]): Field[] {
  const text = JSON.stringify(part) ?? '';
  return fields.filter(({ key }) => text.includes(`{${key}}`) || text.includes(`"${key}"`));
}

/**
 * The settings behind a failed test, by its code: those of the login when it was refused, the address when nothing answered
 * there, the named one when a setting is missing. Empty when the settings are not to blame.
 */
export function fieldsToCheck(
  connector: ConnectorManifest,
  code: string | undefined,
  details: Readonly<Record<string, unknown>>,
): Field[] {
  const fields = [...connector.variables, ...connector.secrets];
  switch (code) {
    case 'connector.loginRefused':
    case 'connector.accessDenied':
    case 'connector.sessionExpired':
      return mattering(usedIn(withoutAddress(connector.auth), fields));
    case 'connector.unreachable':
    case 'connector.timedOut':
    case 'connector.badAnswer':
    case 'connector.notFound':
    case 'connector.egressRefused':
      return usedIn(
        [connector.baseUrl, connector.auth.kind === 'sessionLogin' ? connector.auth.login.path : ''],
        fields,
      );
    case 'connector.tlsRefused':
      return usedIn([connector.baseUrl, connector.tls], fields);
    case 'connector.invalidConnection':
      return fields.filter(({ key }) => key === details.field);
    default:
      return [];
  }
}

/** What must be given is to blame before what may be; settings that depend on another count when there are no others. */
function mattering(fields: Field[]): Field[] {
  const required = fields.filter((field) => field.required);
  return required.length > 0 ? required : fields;
}

/** A refused login answered, so its address was right. */
function withoutAddress(auth: ConnectorManifest['auth']): unknown {
  return auth.kind === 'sessionLogin' ? { ...auth.login, path: '' } : auth;
}
