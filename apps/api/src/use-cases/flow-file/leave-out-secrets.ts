/**
 * Takes typed-in secrets out of a document that leaves the installation. Credentials belong into connections, but nothing
 * keeps a consultant from typing a token into a header: what is named like a secret and holds a fixed text becomes empty.
 * Expressions stay (they name a place, not a value), so does everything named otherwise.
 */
import type { FlowDocument } from '@flowbridge/flow';
import { joinPath, nameOf } from '@flowbridge/flow';

const SECRET_WORDS = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'authorization',
  'cookie',
  'apikey',
  'credential',
]);
const SECRET_PAIRS = new Set(['api key', 'private key', 'access key', 'secret key', 'sign key']);

/** `X-Api-Key`, `clientSecret`, `access_token`, `Authorization`: named like something nobody else may read. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  return SECRET_WORDS.has(last) || SECRET_PAIRS.has(words.slice(-2).join(' '));
}

export function leaveOutSecrets(document: FlowDocument): { document: FlowDocument; leftOut: string[] } {
  const leftOut: string[] = [];
  const copy = structuredClone(document);
  for (const step of Object.values(copy.steps)) {
    clean(step.config, ['steps', nameOf(step), 'config'], leftOut);
    if (step.pinned) clean(step.pinned, ['steps', nameOf(step), 'pinned'], leftOut);
  }
  for (const trigger of copy.triggers) {
    clean(trigger.config, ['triggers', nameOf(trigger), 'config'], leftOut);
  }
  for (const parameter of copy.parameters) {
    if (isSecretName(parameter.key) && isFixedText(parameter.default)) {
      parameter.default = '';
      leftOut.push(joinPath('parameters', parameter.key));
    }
  }
  return { document: copy, leftOut };
}

function clean(value: unknown, path: readonly string[], leftOut: string[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      clean(item, [...path, String(index + 1)], leftOut);
    });
    return;
  }
  if (!isRecord(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (isFixedText(inner) && (isSecretName(name) || (name === 'value' && namesSecret(value)))) {
      value[name] = '';
      leftOut.push(joinPath(...path, name));
    } else {
      clean(inner, [...path, name], leftOut);
    }
  }
}

/** A row of a table: `{ name: "X-Api-Key", value: … }`. */
function namesSecret(row: Record<string, unknown>): boolean {
  return ['name', 'key', 'target'].some((property) => {
    const name = row[property];
    return typeof name === 'string' && isSecretName(name);
  });
}

function isFixedText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && !value.includes('{{');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
