import { REDACTED } from '@flowbridge/secrets';

/** Takes secrets out of JSON text. */
export type Redact = (text: string) => string;

export const redactNothing: Redact = (text) => text;

/** Shorter secrets would blank out ordinary text. */
const SHORTEST = 6;
/** Texts and numbers of JSON text, whole. */
const SCALARS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/**
 * A function that replaces each secret in JSON text by dots and leaves it JSON: inside texts, also keys, and numbers that
 * are a secret as a whole. The set may grow while it is used: it is the run's list of secrets it has opened so far.
 */
export function redactor(secrets: ReadonlySet<string>): Redact {
  return (text) => {
    const found = [...secrets].filter((secret) => secret.length >= SHORTEST && holds(text, secret));
    if (found.length === 0) return text;
    return text.replace(SCALARS, (scalar) => redactScalar(scalar, found));
  };
}

function holds(text: string, secret: string): boolean {
  return text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1));
}

function redactScalar(scalar: string, secrets: readonly string[]): string {
  if (!scalar.startsWith('"')) return secrets.includes(scalar) ? JSON.stringify(REDACTED) : scalar;
  const read: string = JSON.parse(scalar);
  let clean = read;
  for (const secret of secrets) clean = clean.replaceAll(secret, REDACTED);
  return clean === read ? scalar : JSON.stringify(clean);
}
