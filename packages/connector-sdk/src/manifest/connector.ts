/** A connector's manifest: the whole of a connector that is data. Built-in and custom connectors are the same thing. */
import { z } from 'zod';
import { actionManifest, eventTrigger } from './action.ts';
import { auth } from './auth.ts';
import { bilingual } from './bilingual.ts';
import { field } from './field.ts';
import { connectionLimits } from './limits.ts';
import { errorRule, successRule } from './rules.ts';

export const connectorManifest = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string(),
  names: bilingual,
  description: bilingual,
  /** Search words beyond the names, any language. */
  keywords: z.array(z.string()).optional(),
  /** `#rrggbb` and one to three letters drawn on it. */
  icon: z.strictObject({ color: z.string().regex(/^#[0-9a-f]{6}$/i), letters: z.string().min(1).max(3) }),
  /** Absolute, may hold `{variable}`. Absent when actions give whole addresses. */
  baseUrl: z.string().optional(),
  /** Non-secret settings of a connection. */
  variables: z.array(field),
  /** Write-only settings of a connection. */
  secrets: z.array(field),
  auth,
  /** Connection variables that relax or extend TLS checking for this connection only. */
  tls: z
    .strictObject({
      /** Boolean variable: accept a certificate nobody vouches for. */
      acceptSelfSigned: z.string().optional(),
      /** Text variable: PEM of the certificate authority to trust. */
      ca: z.string().optional(),
    })
    .optional(),
  /** What the vendor allows: the limits a new connection begins with. People may change them. */
  limits: connectionLimits.optional(),
  success: successRule.optional(),
  error: errorRule.optional(),
  /** What the connection's test button does: call an action, or only log in. */
  test: z
    .union([
      z.strictObject({ action: z.string(), input: z.record(z.string(), z.unknown()) }),
      z.strictObject({ login: z.literal(true) }),
    ])
    .optional(),
  /** Integration works without a connection (for example plain HTTP). */
  connectionOptional: z.boolean().optional(),
  actions: z.array(actionManifest),
  triggers: z.array(eventTrigger),
});
export type ConnectorManifest = z.infer<typeof connectorManifest>;
