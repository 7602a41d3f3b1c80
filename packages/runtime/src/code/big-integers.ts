/** Big integers over the border of the code sandbox: `{ [tag]: digits }`, where the tag is not a key of the value. */
import { randomBytes } from 'node:crypto';

export function newBigTag(): string {
  return `big:${randomBytes(9).toString('base64url')}`;
}

/** JSON text of a value, and the tag its big integers carry (empty: it has none). */
export function packValue(value: unknown): { text: string; bigTag: string } {
  try {
    return { text: JSON.stringify(value) ?? 'null', bigTag: '' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const bigTag = newBigTag();
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? { [bigTag]: String(inner) } : inner,
  );
  return { text, bigTag };
}

/** The value of JSON text whose big integers carry `tag`. */
export function unpackValue(text: string, tag: string): unknown {
  if (!text.includes(tag)) return JSON.parse(text);
  return JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || !(tag in inner)) return inner;
    const digits: unknown = Reflect.get(inner, tag);
    return typeof digits === 'string' ? BigInt(digits) : inner;
  });
}
