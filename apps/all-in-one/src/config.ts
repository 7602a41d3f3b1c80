/** The environment of all-in-one, read once and checked; everything else gets its values handed down. */
import path from 'node:path';
import { z } from 'zod';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Ranges flows may call beside public addresses: this machine, where the sandbox systems live. */
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

const masterKey = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes as base64');

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  HOST: z.string().min(1).default('127.0.0.1'),
  FLOWBRIDGE_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address')
    .optional(),
  FLOWBRIDGE_MASTER_KEY: masterKey.optional(),
  FLOWBRIDGE_NEW_MASTER_KEY: masterKey.optional(),
  FLOWBRIDGE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  FLOWBRIDGE_DEMO: z.enum(['0', '1']).optional(),
  FLOWBRIDGE_DEMO_API_KEY: z.string().min(8).default('fb_demo_key'),
  FLOWBRIDGE_EGRESS_ALLOW: z.string().default(''),
  FLOWBRIDGE_TRUSTED_PROXIES: z.string().default(''),
  FLOWBRIDGE_CONCURRENCY: z.coerce.number().int().min(1).max(1_000).default(20),
  FLOWBRIDGE_DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  FLOWBRIDGE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  FLOWBRIDGE_MAIL_FROM: z.string().min(3).default('Flowbridge <flowbridge@localhost>'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

export type AllInOneConfig = {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Absolute folder of the embedded database and the key file. */
  dataFolder: string;
  /** Replaces the embedded database. */
  databaseUrl?: string;
  /** Replaces the key file. */
  masterKey?: string;
  /** What `rotate-key` puts in its place. */
  newMasterKey?: string;
  /** Without a trailing slash. */
  publicUrl?: string;
  demo: boolean;
  demoApiKey: string;
  /** CIDR ranges that flows may call although they are private. */
  egressAllow: string[];
  /** CIDR ranges of proxies whose word on a caller's address is taken. */
  trustedProxies: string[];
  /** Queued runs executed at the same time. */
  concurrency: number;
  /** Connections of each everyday pool: two of the api, two of the runner. */
  databasePool: number;
  /** Mails leave by this server; absent: none are sent. */
  smtp?: { smtpUrl: string; from: string };
  logLevel: (typeof logLevels)[number];
};

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Reads the environment; throws one error that names every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): AllInOneConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These environment variables are not usable.\n  ${lines.join('\n  ')}`);
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    dataFolder: path.resolve(data.FLOWBRIDGE_DATA),
    // The demo's passwords are public: an address others can reach gets it only when asked for in words.
    demo: data.FLOWBRIDGE_DEMO === undefined ? isLoopback(data.HOST) : data.FLOWBRIDGE_DEMO === '1',
    demoApiKey: data.FLOWBRIDGE_DEMO_API_KEY,
    egressAllow: [...LOOPBACK, ...listOf(data.FLOWBRIDGE_EGRESS_ALLOW)],
    trustedProxies: listOf(data.FLOWBRIDGE_TRUSTED_PROXIES),
    concurrency: data.FLOWBRIDGE_CONCURRENCY,
    databasePool: data.FLOWBRIDGE_DATABASE_POOL,
    logLevel: data.LOG_LEVEL,
    ...(data.FLOWBRIDGE_SMTP_URL === undefined
      ? {}
      : { smtp: { smtpUrl: data.FLOWBRIDGE_SMTP_URL, from: data.FLOWBRIDGE_MAIL_FROM } }),
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
    ...(data.FLOWBRIDGE_MASTER_KEY === undefined ? {} : { masterKey: data.FLOWBRIDGE_MASTER_KEY }),
    ...(data.FLOWBRIDGE_NEW_MASTER_KEY === undefined ? {} : { newMasterKey: data.FLOWBRIDGE_NEW_MASTER_KEY }),
    ...(data.FLOWBRIDGE_PUBLIC_URL === undefined
      ? {}
      : { publicUrl: data.FLOWBRIDGE_PUBLIC_URL.replace(/\/+$/, '') }),
  };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

/** What `flowbridge config` prints: every setting as it is in force, secrets masked. */
export function describeConfig(config: AllInOneConfig): string {
  const lines = {
    PORT: String(config.port),
    HOST: config.host,
    FLOWBRIDGE_DATA: config.dataFolder,
    DATABASE_URL: config.databaseUrl
      ? config.databaseUrl.replace(/:[^:@/]+@/, ':•••@')
      : '(embedded PostgreSQL)',
    FLOWBRIDGE_MASTER_KEY: config.masterKey ? '•••' : `(file ${path.join(config.dataFolder, 'master.key')})`,
    FLOWBRIDGE_PUBLIC_URL: config.publicUrl ?? '(the address listened on)',
    FLOWBRIDGE_DEMO: config.demo ? '1' : '0',
    FLOWBRIDGE_DEMO_API_KEY: config.demo ? '•••' : '(no demo)',
    FLOWBRIDGE_EGRESS_ALLOW: config.egressAllow.join(','),
    FLOWBRIDGE_TRUSTED_PROXIES: config.trustedProxies.join(',') || '(none)',
    FLOWBRIDGE_SMTP_URL: config.smtp?.smtpUrl.replace(/:[^:@/]+@/, ':•••@') ?? '(no mail)',
    FLOWBRIDGE_MAIL_FROM: config.smtp?.from ?? '(no mail)',
    FLOWBRIDGE_CONCURRENCY: String(config.concurrency),
    FLOWBRIDGE_DATABASE_POOL: String(config.databasePool),
    LOG_LEVEL: config.logLevel,
  };
  const width = Math.max(...Object.keys(lines).map((name) => name.length));
  return Object.entries(lines)
    .map(([name, value]) => `${name.padEnd(width)}  ${value}`)
    .join('\n');
}
