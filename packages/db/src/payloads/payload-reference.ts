/** What stands in a journal column instead of a large value: `{"$payload":"<id>","size":<bytes of JSON text>}`. */
export type PayloadReference = { payloadId: string; size: number };

export function writePayloadReference({ payloadId, size }: PayloadReference): string {
  return `{"$payload":"${payloadId}","size":${size}}`;
}

const REFERENCE = /^\{"\$payload":"([A-Za-z0-9_-]+)","size":(\d+)\}$/;

/** The reference that `text` is, or undefined for an ordinary value. */
export function parsePayloadReference(text: string): PayloadReference | undefined {
  const match = text.length > 120 ? null : REFERENCE.exec(text);
  return match?.[1] && match[2] ? { payloadId: match[1], size: Number(match[2]) } : undefined;
}
