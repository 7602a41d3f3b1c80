/** Takes secrets out of what is kept for people: captured requests, vendor texts, failure answers. */
import { isAbsent } from '../request/braces.ts';

export const HIDDEN = '•••';

const SECRET_NAME =
  /^(proxy-)?authorization$|cookie|token|secret|password|passwd|api[-_]?key|app[-_]?key$|appcode|signature/i;

/** Whether a header or query parameter of this name is hidden whatever its value. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Header values by name, secret ones hidden. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of Object.keys(headers)) shown[name] = isSecretName(name) ? HIDDEN : (headers[name] ?? '');
  return shown;
}

/** Replaces each secret (of four or more characters, also percent-encoded and in base64) wherever it stands in a text. */
export function redactText(text: string, secrets: readonly string[]): string {
  let result = text;
  for (const secret of secrets) result = result.replaceAll(secret, HIDDEN);
  return result;
}

/** A deep copy with `redactText` applied to every string. */
export function redactValue(value: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') return redactText(value, secrets);
  if (Array.isArray(value)) return value.map((each) => redactValue(each, secrets));
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactValue(each, secrets)]));
  }
  return value;
}

/** The forms in which the given secrets may show up, longest first. */
export function secretForms(secrets: Iterable<string | undefined>): string[] {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (isAbsent(secret) || secret.length < 4) continue;
    forms.add(secret);
    forms.add(encodeURIComponent(secret));
    forms.add(Buffer.from(secret).toString('base64'));
  }
  return [...forms].sort((a, b) => b.length - a.length);
}
