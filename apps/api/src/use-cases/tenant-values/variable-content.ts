/** What a variable holds, between what people type and what is stored. */
import type { VariableContent as StoredContent, VariableRow } from '@flowbridge/db';
import { parseJson } from '@flowbridge/expression';
import type { Access } from '../../contract/access.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { VariableContent, VariableItem, VariableType } from '../../contract/tenant-values.ts';
import type { ApiDeps } from '../../deps.ts';
import { sealVariable } from '../seal-secrets.ts';

/** Checks a typed content and makes it what is stored: JSON text, or a sealed secret. */
export async function storedContent(
  deps: ApiDeps,
  { tenantId }: Access,
  { key, content }: { key: string; content: VariableContent },
): Promise<StoredContent> {
  if (content.secret) return { sealed: await sealVariable(deps, { tenantId, key }, content.text) };
  return {
    value: content.type === 'text' ? JSON.stringify(content.text) : jsonOf(content.type, content.text),
  };
}

function jsonOf(type: Exclude<VariableType, 'text'>, text: string): string {
  const json = readJson(text);
  if (json === undefined) throw wrong(type);
  const isFitting =
    type === 'json' ||
    (type === 'boolean' && (json === 'true' || json === 'false')) ||
    (type === 'number' && /^-?\d/.test(json));
  if (!isFitting) throw wrong(type);
  return json;
}

/** The text as JSON, kept as it is written: no digit is lost. Undefined when it is none. */
function readJson(text: string): string | undefined {
  const json = text.trim();
  try {
    parseJson(json);
    return json;
  } catch {
    return undefined;
  }
}

function wrong(type: string): Refusal {
  return new Refusal('invalidInput', {
    path: 'content › text',
    message: `The text is no ${type}.`,
    details: { type },
  });
}

/** A stored variable as people see it. */
export function viewVariable({ key, value, description, updatedAt }: VariableRow): VariableItem {
  const base = { key, description, updatedAt: updatedAt.toISOString() };
  if (value === null) return { ...base, secret: true, type: 'text', text: null };
  const type = typeOf(value);
  return { ...base, secret: false, type, text: type === 'text' ? String(parseJson(value)) : value };
}

/** The type that JSON text is of. */
export function typeOf(json: string): VariableType {
  if (json.startsWith('"')) return 'text';
  if (json === 'true' || json === 'false') return 'boolean';
  return /^-?\d/.test(json) ? 'number' : 'json';
}
