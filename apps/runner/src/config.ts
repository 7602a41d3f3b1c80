/** The runner's settings, read once from the environment. */
import { DEFAULT_TENANT_RUNS } from '@flowbridge/db';
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
  /** Queued runs of one tenant executed at the same time, all nodes together; a tenant may have a limit of its own. */
  tenantRuns: z.int().min(1).max(100_000).default(DEFAULT_TENANT_RUNS),
  /** Synchronous runs executed at the same time. */
  syncRuns: z.int().min(1).max(100_000).default(1_000),
  /** Largest request body, bytes; of a form with files, its fields. */
  bodyBytes: z.int().min(1).default(10_000_000),
  /** Largest form with its files, bytes. */
  uploadBytes: z.int().min(1).default(100_000_000),
  /** CIDRs of proxies whose word on a caller's address is taken. */
  trustedProxies: z.array(z.string()).default([]),
  codeThreads: z.int().min(1).max(64).default(2),
  /** Connections of each of the two pools for everyday queries; journal and queue have six of their own. */
  databasePool: z.int().min(2).max(200).default(10),
  logLevel: z.string().default('info'),
});
export type RunnerConfig = z.input<typeof runnerConfig>;

const environmentSchema = z.object({
  DATABASE_URL: z.string('is needed').regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address'),
  FLOWBRIDGE_MASTER_KEY: z
    .string('is needed')
    .refine(
      (text) => Buffer.from(text, 'base64').length === 32,
      'must be 32 bytes as base64, the same on all nodes',
    ),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  HOST: z.string().min(1).default('0.0.0.0'),
  // Callbacks that a flow waits for come to this address: behind a load balancer only people know it.
  FLOWBRIDGE_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is needed: how other systems reach /hooks' }),
  FLOWBRIDGE_EGRESS_ALLOW: z.string().default(''),
  FLOWBRIDGE_TRUSTED_PROXIES: z.string().default(''),
  FLOWBRIDGE_CONCURRENCY: z.coerce.number().int().min(1).max(1_000).default(20),
  FLOWBRIDGE_DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Reads the environment; throws one error that names every variable that is wrong. */
export function configFromEnvironment(environment: NodeJS.ProcessEnv): RunnerConfig {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These environment variables are not usable.\n  ${lines.join('\n  ')}`);
  }
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    masterKey: data.FLOWBRIDGE_MASTER_KEY,
    port: data.PORT,
    host: data.HOST,
    concurrency: data.FLOWBRIDGE_CONCURRENCY,
    databasePool: data.FLOWBRIDGE_DATABASE_POOL,
    logLevel: data.LOG_LEVEL,
    publicUrl: data.FLOWBRIDGE_PUBLIC_URL.replace(/\/+$/, ''),
    egressAllow: listOf(data.FLOWBRIDGE_EGRESS_ALLOW),
    trustedProxies: listOf(data.FLOWBRIDGE_TRUSTED_PROXIES),
  };
}

/** `10.0.0.0/8, 192.168.1.7` → both. */
function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
