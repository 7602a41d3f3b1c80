import { REDACTED } from '@flowbridge/secrets';

/** Takes secrets out of JSON text. */
export type Redact = (text: string) => string;

export const redactNothing: Redact = (text) => text;

/** Shorter secrets would blank out ordinary text. */
const SHORTEST = 6;

/**
 * A function that replaces each secret, as it stands in JSON text, by dots. The set may grow while it is used: it is the
 * run's list of secrets it has opened so far.
 */
export function redactor(secrets: ReadonlySet<string>): Redact {
  return (text) => {
    let clean = text;
    for (const secret of secrets) {
      if (secret.length < SHORTEST) continue;
      const written = JSON.stringify(secret).slice(1, -1);
      if (clean.includes(written)) clean = clean.replaceAll(written, REDACTED);
    }
    return clean;
  };
}
