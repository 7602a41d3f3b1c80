/** A connection's settings against its connector's declaration: unknown ones are refused, missing ones named. */
import type { ConnectorManifest, Field } from '@flowbridge/connector-sdk/manifest';
import { Refusal } from '../contract/refusal.ts';

/** The variables with defaults filled in. Refuses unknown keys, missing required values and values of another type. */
export function checkVariables(
  manifest: ConnectorManifest,
  given: Record<string, unknown>,
): Record<string, unknown> {
  refuseUnknown(manifest, 'variables', manifest.variables, Object.keys(given));
  const variables: Record<string, unknown> = {};
  for (const field of manifest.variables) {
    const value = isEmpty(given[field.key]) ? field.default : given[field.key];
    if (isEmpty(value)) {
      if (field.required) throw wrong('variables', field, 'missing');
      continue;
    }
    if (!fits(field, value)) throw wrong('variables', field, 'wrongType');
    variables[field.key] = value;
  }
  return variables;
}

/** The secrets without empty ones. Refuses unknown keys and missing required ones. */
export function checkSecrets(
  manifest: ConnectorManifest,
  given: Record<string, string>,
): Record<string, string> {
  refuseUnknown(manifest, 'secrets', manifest.secrets, Object.keys(given));
  const missing = manifest.secrets.find((field) => field.required && isEmpty(given[field.key]));
  if (missing) throw wrong('secrets', missing, 'missing');
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

function refuseUnknown(manifest: ConnectorManifest, place: string, fields: Field[], keys: string[]): void {
  const unknown = keys.find((key) => !fields.some((field) => field.key === key));
  if (unknown === undefined) return;
  throw new Refusal('invalidInput', {
    message: `Connector ${manifest.key} has no setting "${unknown}".`,
    path: `${place} › ${unknown}`,
    details: { issues: [{ path: `${place} › ${unknown}`, code: 'unknown', message: 'Not a setting.' }] },
  });
}

function wrong(place: 'variables' | 'secrets', field: Field, code: 'missing' | 'wrongType'): Refusal {
  const path = `${place} › ${field.key}`;
  const message =
    code === 'missing' ? `${field.names.en} is required.` : `${field.names.en} is not ${field.type}.`;
  return new Refusal('invalidInput', {
    message,
    path,
    details: { issues: [{ path, code, message }], names: field.names, expected: field.type },
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function fits(field: Field, value: unknown): boolean {
  if (field.choices && !field.choices.some((choice) => choice.value === value)) return false;
  switch (field.type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'any':
      return true;
  }
}
