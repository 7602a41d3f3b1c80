import type { Language } from '../../app/preferences.ts';

type Failure = {
  code: string;
  message: string;
  details: Record<string, unknown>;
  field?: string;
  hint?: string;
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** A failure of a run in words: the text for people in the console's language where the runner gave one, else its message. */
export function failureText(failure: Failure, language: Language): string {
  const said = record(failure.details.userMessage)[language];
  const text = typeof said === 'string' && said !== '' ? said : failure.message || failure.code;
  return failure.field ? `${failure.field}: ${text}` : text;
}
