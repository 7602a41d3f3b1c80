/**
 * Takes typed-in secrets out of a document that leaves the installation. Credentials belong into connections, but nothing
 * keeps a consultant from typing a token into a header: what is named like a secret and holds a fixed text becomes empty, and
 * addresses lose their passwords and tokens. Expressions stay (they name a place, not a value), so does everything named otherwise.
 */
import type { FlowDocument } from '@flowbridge/flow';
import { joinPath, nameOf } from '@flowbridge/flow';
import { isSecretName } from './secret-names.ts';
import { withoutSecretsOfAddresses } from './secrets-in-addresses.ts';

export function leaveOutSecrets(document: FlowDocument): { document: FlowDocument; leftOut: string[] } {
  const leftOut: string[] = [];
  const copy = structuredClone(document);
  for (const step of Object.values(copy.steps)) {
    clean(step.config, ['steps', nameOf(step), 'config'], leftOut);
    if (step.pinned) clean(step.pinned, ['steps', nameOf(step), 'pinned'], leftOut);
    if (step.note !== undefined) {
      step.note = cleanText(step.note, ['steps', nameOf(step), 'note'], leftOut);
    }
  }
  for (const trigger of copy.triggers) {
    clean(trigger.config, ['triggers', nameOf(trigger), 'config'], leftOut);
  }
  for (const parameter of copy.parameters) {
    if (isSecretName(parameter.key) && isFixedText(parameter.default)) {
      parameter.default = '';
      leftOut.push(joinPath('parameters', parameter.key));
    } else if (typeof parameter.default === 'string') {
      parameter.default = cleanText(parameter.default, ['parameters', parameter.key], leftOut);
    }
  }
  copy.notes.forEach((note, index) => {
    note.text = cleanText(note.text, ['notes', String(index + 1)], leftOut);
  });
  return { document: copy, leftOut };
}

function clean(value: unknown, path: readonly string[], leftOut: string[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      const place = [...path, String(index + 1)];
      if (typeof item === 'string') value[index] = cleanText(item, place, leftOut);
      else clean(item, place, leftOut);
    });
    return;
  }
  if (!isRecord(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (isFixedText(inner) && (isSecretName(name) || (name === 'value' && namesSecret(value)))) {
      value[name] = '';
      leftOut.push(joinPath(...path, name));
    } else if (typeof inner === 'string') {
      value[name] = cleanText(inner, [...path, name], leftOut);
    } else {
      clean(inner, [...path, name], leftOut);
    }
  }
}

/** Of a text only the secrets inside addresses go. */
function cleanText(text: string, path: readonly string[], leftOut: string[]): string {
  const clean = withoutSecretsOfAddresses(text);
  if (clean !== text) leftOut.push(joinPath(...path));
  return clean;
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
