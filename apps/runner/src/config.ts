/** The runner's settings, read once from the environment. */
import { z } from 'zod';

export const runnerConfig = z.object({
  databaseUrl: z.string().min(1),
  /** 32 bytes as base64. */
  masterKey: z.string().min(1),
  /** Absent: no port of its own; the hook handler is served by whoever started the runner. */
  port: z.int().min(0).max(65_535).optional(),
  host: z.string().default('0.0.0.0'),
  /** How other systems reach `/hooks`; without a trailing slash. */
  publicUrl: z.string().default('http://127.0.0.1:4400'),
  /** CIDRs of internal networks that connectors may call. */
  egressAllow: z.array(z.string()).default([]),
  /** Queued runs executed at the same time. */
  concurrency: z.int().min(1).max(1_000).default(20),
  /** Synchronous runs executed at the same time. */
  syncRuns: z.int().min(1).max(100_000).default(1_000),
  /** Largest request body, bytes. */
  bodyBytes: z.int().min(1).default(10_000_000),
  codeThreads: z.int().min(1).max(64).default(2),
  logLevel: z.string().default('info'),
});
export type RunnerConfig = z.input<typeof runnerConfig>;

export function configFromEnvironment(environment: NodeJS.ProcessEnv): RunnerConfig {
  const { DATABASE_URL, FLOWBRIDGE_MASTER_KEY, PORT, HOST, FLOWBRIDGE_EGRESS_ALLOW, LOG_LEVEL } = environment;
  const publicUrl = environment.FLOWBRIDGE_PUBLIC_URL;
  if (!DATABASE_URL) throw new Error('DATABASE_URL is needed: the address of the PostgreSQL database.');
  if (!FLOWBRIDGE_MASTER_KEY)
    throw new Error('FLOWBRIDGE_MASTER_KEY is needed: 32 bytes as base64, the same on all nodes.');
  const port = Number(PORT ?? 4400);
  if (!Number.isInteger(port)) throw new Error(`PORT is "${PORT}", not a number.`);
  return {
    databaseUrl: DATABASE_URL,
    masterKey: FLOWBRIDGE_MASTER_KEY,
    port,
    ...(HOST ? { host: HOST } : {}),
    ...(publicUrl ? { publicUrl: publicUrl.replace(/\/$/, '') } : {}),
    ...(LOG_LEVEL ? { logLevel: LOG_LEVEL } : {}),
    egressAllow: (FLOWBRIDGE_EGRESS_ALLOW ?? '')
      .split(',')
      .map((cidr) => cidr.trim())
      .filter((cidr) => cidr !== ''),
  };
}
