import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 (JCS): one text for one value, whatever order its properties were written in. Fails on what is no JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('canonical-json-of-nothing');
  return text;
}

/** SHA-256 of a package's canonical JSON, hex: what says that two packages are the same. */
export function hashContent(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}
