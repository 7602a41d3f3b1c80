/** How well-known senders of web hooks sign, so that a consultant need not know. Facts of each sender's own documentation. */
import type { SignatureAuth } from '@flowbridge/flow';

const PRESETS = {
  generic: {
    algorithm: 'sha256',
    encoding: 'hex',
    signatureHeader: 'X-Signature',
    timestampHeader: 'X-Timestamp',
    signed: '{timestamp}.{body}',
  },
  github: {
    algorithm: 'sha256',
    encoding: 'hex',
    signatureHeader: 'X-Hub-Signature-256',
    prefix: 'sha256=',
  },
  shopify: { algorithm: 'sha256', encoding: 'base64', signatureHeader: 'X-Shopify-Hmac-Sha256' },
  slack: {
    algorithm: 'sha256',
    encoding: 'hex',
    signatureHeader: 'X-Slack-Signature',
    prefix: 'v0=',
    timestampHeader: 'X-Slack-Request-Timestamp',
    signed: 'v0:{timestamp}:{body}',
  },
  stripe: {
    algorithm: 'sha256',
    encoding: 'hex',
    signatureHeader: 'Stripe-Signature',
    prefix: 'v1=',
    timestampHeader: 'Stripe-Signature',
    timestampPrefix: 't=',
    signed: '{timestamp}.{body}',
  },
  /** Signs time and secret, not the body. */
  dingtalkRobot: {
    algorithm: 'sha256',
    encoding: 'base64',
    signatureHeader: 'sign',
    timestampHeader: 'timestamp',
    signed: '{timestamp}\n{secret}',
    toleranceSeconds: 3_600,
  },
} as const satisfies Record<string, Omit<SignatureAuth, 'kind' | 'credential'>>;

export type SignaturePreset = keyof typeof PRESETS;

export const signaturePresets = Object.keys(PRESETS).filter(
  (name): name is SignaturePreset => name in PRESETS,
);

/** A sender's way of signing; which credential is meant stays. */
export function withPreset(preset: SignaturePreset, credential: string | undefined): SignatureAuth {
  return { kind: 'hmac', ...(credential === undefined ? {} : { credential }), ...PRESETS[preset] };
}

/** The preset that `auth` is, or undefined when a field was changed. */
export function presetOf({ credential: _, ...auth }: SignatureAuth): SignaturePreset | undefined {
  const text = sorted(auth);
  return signaturePresets.find((name) => sorted(withPreset(name, undefined)) === text);
}

function sorted(auth: object): string {
  return JSON.stringify(Object.entries(auth).sort(([one], [other]) => (one < other ? -1 : 1)));
}
