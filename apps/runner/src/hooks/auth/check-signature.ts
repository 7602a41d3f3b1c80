/**
 * A keyed hash over the body, as senders of web hooks make it. What exactly is signed is a text of the trigger's in which
 * `{body}`, `{timestamp}` and `{secret}` stand for themselves; the body is hashed while it arrives, under every key that may
 * be meant.
 *
 * With a time in it, a signature is good within the tolerance and once: what a listener recorded is refused when it is sent
 * again. Without one it never ends; then only a dedupe key keeps repeats away.
 */
import { createHmac, type Hmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { SignatureAuth } from '@flowbridge/flow';
import { HookRefusal } from '../hook-refusal.ts';
import type { BodyProof, Proven } from './caller-check.ts';
import type { OpenedKey } from './open-keys.ts';

const DEFAULT_TOLERANCE_SECONDS = 300;
/** A number above this is milliseconds, not seconds: seconds reach it in the year 5138. */
const FIRST_MILLISECONDS = 100_000_000_000;
const BODY = '{body}';

export function beginSignature(
  headers: IncomingHttpHeaders,
  nowMs: number,
  { auth, keys }: { auth: SignatureAuth; keys: readonly OpenedKey[] },
): BodyProof {
  const presented = presentedValues(headers, auth.signatureHeader, auth.prefix).map((text) =>
    Buffer.from(text, auth.encoding),
  );
  if (presented.length === 0) throw unsigned(auth, 'is missing');
  const timestamp = auth.timestampHeader === undefined ? undefined : readTimestamp(headers, auth, nowMs);
  const hashes = keys.map((key) => startHash(auth, key, timestamp));
  return {
    update(bytes) {
      for (const { hash, takesBody } of hashes) if (takesBody) hash.update(bytes);
    },
    end() {
      let found: Proven | undefined;
      for (const { key, hash, rest } of hashes) {
        const expected = hash.update(rest, 'utf8').digest();
        for (const given of presented)
          if (given.length === expected.length && timingSafeEqual(given, expected))
            found = provenBy(key, timestamp === undefined ? undefined : onceOf(expected, auth));
      }
      if (!found) throw unsigned(auth, 'does not fit the call');
      return found;
    },
  };
}

function startHash(
  { algorithm, signed = BODY }: SignatureAuth,
  key: OpenedKey,
  timestamp: string | undefined,
): { key: OpenedKey; hash: Hmac; takesBody: boolean; rest: string } {
  const fill = (text: string) =>
    text.replaceAll('{timestamp}', timestamp ?? '').replaceAll('{secret}', key.secret);
  const [before = '', ...after] = signed.split(BODY);
  const hash = createHmac(algorithm, key.secret).update(fill(before), 'utf8');
  return { key, hash, takesBody: after.length > 0, rest: fill(after.join(BODY)) };
}

/** The values of a header that begin with `prefix`, without it: some senders put several fields into one header. */
function presentedValues(headers: IncomingHttpHeaders, header: string, prefix: string | undefined): string[] {
  const text = [headers[header.toLowerCase()] ?? []].flat().join(',');
  if (prefix === undefined || prefix === '') return text === '' ? [] : [text.trim()];
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(prefix))
    .map((part) => part.slice(prefix.length));
}

/** The time as the sender wrote it: that text is what was signed. */
function readTimestamp(headers: IncomingHttpHeaders, auth: SignatureAuth, nowMs: number): string {
  const { timestampHeader = '', timestampPrefix, toleranceSeconds = DEFAULT_TOLERANCE_SECONDS } = auth;
  const path = `headers.${timestampHeader.toLowerCase()}`;
  const [text] = presentedValues(headers, timestampHeader, timestampPrefix);
  if (text === undefined || !/^\d{1,16}$/.test(text))
    throw new HookRefusal('hook.unauthorized', `The header ${timestampHeader} must carry the time.`, {
      path,
    });
  const time = Number(text);
  const awaySeconds = Math.abs(nowMs - (time >= FIRST_MILLISECONDS ? time : time * 1_000)) / 1_000;
  if (awaySeconds > toleranceSeconds) {
    const detail = `The call's time is ${Math.round(awaySeconds)} s away from ours; ${toleranceSeconds} s are allowed.`;
    throw new HookRefusal('hook.staleCall', detail, { path });
  }
  return text;
}

function onceOf(
  expected: Buffer,
  { toleranceSeconds = DEFAULT_TOLERANCE_SECONDS }: SignatureAuth,
): NonNullable<Proven['once']> {
  // The sender's clock may be ahead of ours by the tolerance, and the call late by it.
  return { key: `signature ${expected.toString('base64')}`, windowMs: toleranceSeconds * 2_000 };
}

function provenBy({ id, name, isFormer }: OpenedKey, once: Proven['once'] | undefined): Proven {
  return { caller: { credential: name }, credentialId: id, isFormer, ...(once ? { once } : {}) };
}

function unsigned({ signatureHeader }: SignatureAuth, what: string): HookRefusal {
  return new HookRefusal('hook.unauthorized', `The signature in the header ${signatureHeader} ${what}.`, {
    path: `headers.${signatureHeader.toLowerCase()}`,
  });
}
