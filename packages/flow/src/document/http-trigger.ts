/** The config of an HTTP trigger: who may call, how much, and what the caller gets. */
import { z } from 'zod';
import { callerAuth } from './caller-auth.ts';
import { template, valueSchema } from './values.ts';

export const httpConfig = z.strictObject({
  methods: z.array(z.enum(['GET', 'POST', 'PUT', 'DELETE'])).min(1),
  auth: callerAuth,
  /** Addresses and ranges (`10.0.0.0/8`) that may call; absent or empty: all. */
  allowFrom: z.array(z.string().max(60)).max(100).optional(),
  /** Calls this address takes, all runners together; more are answered 429. */
  rateLimit: z
    .strictObject({ calls: z.int().min(1).max(100_000), per: z.enum(['second', 'minute']) })
    .optional(),
  /** Largest body, files included; default and most what the installation allows. */
  maxBodyBytes: z.int().min(1).max(10_000_000_000).optional(),
  /** sync: the caller waits for respond or the last output; async: 202 with the run id at once. */
  answer: z.enum(['sync', 'async']),
  /** sync only: after this the caller gets 504 with the run id while the run goes on. Default 30,000. */
  timeoutMs: z.int().min(100).max(600_000).optional(),
  body: valueSchema.optional(),
  /** A repeated call with the same value within the window answers what the first one answered. */
  dedupe: z.strictObject({ key: template, windowMs: z.int().min(1000).max(2_592_000_000) }).optional(),
});
