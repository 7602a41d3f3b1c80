/** How the caller of an HTTP trigger proves who it is. One schema per kind. */
import { z } from 'zod';

/**
 * Name of the API credential the caller must hold; absent: any of the tenant's of the fitting kind. A name and not an id,
 * so that a copied flow finds the other tenant's credential of the same name.
 */
const credential = z.string().min(1).max(200).optional();

const header = z.string().max(100);

export const signatureAuth = z.strictObject({
  kind: z.literal('hmac'),
  credential,
  algorithm: z.enum(['sha256', 'sha1']),
  encoding: z.enum(['hex', 'base64']),
  /** The header that carries the signature. */
  signatureHeader: header,
  /** What stands before the signature: `sha256=`. In a header of fields (`t=1,v1=ab`) the field itself: `v1=`. */
  prefix: z.string().max(20).optional(),
  /** What is signed: a text in which `{timestamp}`, `{body}` and `{secret}` stand for themselves. Default `{body}`. */
  signed: z.string().max(200).optional(),
  /** The header that carries the time of the call, in seconds or milliseconds since 1970. Absent: no time is checked. */
  timestampHeader: header.optional(),
  /** As `prefix`, of the time: `t=`. */
  timestampPrefix: z.string().max(20).optional(),
  /** How far the sender's clock may be away from ours; also how long a signature is good for once. Default 300. */
  toleranceSeconds: z.int().min(1).max(86_400).optional(),
});
export type SignatureAuth = z.infer<typeof signatureAuth>;

export const tokenAuth = z.strictObject({
  kind: z.literal('jwt'),
  /** Whose signature is believed. */
  keys: z.discriminatedUnion('from', [
    /** HS256 with the secret of an API credential. */
    z.strictObject({ from: z.literal('credential'), credential }),
    /** RS256 or ES256 with the keys published at this address. Empty while not chosen yet. */
    z.strictObject({ from: z.literal('address'), url: z.string().max(2000) }),
    /** RS256 or ES256 with this public key, PEM. Empty while not chosen yet. */
    z.strictObject({ from: z.literal('publicKey'), pem: z.string().max(10_000) }),
  ]),
  issuer: z.string().min(1).max(500).optional(),
  audience: z.string().min(1).max(500).optional(),
  /** Default 60. */
  toleranceSeconds: z.int().min(0).max(3_600).optional(),
});
export type TokenAuth = z.infer<typeof tokenAuth>;

export const callerAuth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** An AppCode of the tenant's API credentials, in `X-ApiG-AppCode` or `Authorization`. */
  z.strictObject({ kind: z.literal('appCode'), credential }),
  /** User name and password of an API credential. */
  z.strictObject({ kind: z.literal('basic'), credential }),
  signatureAuth,
  tokenAuth,
]);
export type CallerAuth = z.infer<typeof callerAuth>;
export type CallerAuthKind = CallerAuth['kind'];
