/** The environment of the control plane, read once and checked; everything else gets its values handed down. */
import { z } from 'zod';

export type ApiConfig = {
  host: string;
  /** 0: any free port. */
  port: number;
  databaseUrl: string;
  /** 32 bytes, base64. */
  masterKey: string;
  /** Where people reach the installation, without a trailing slash; default: the address listened on. */
  publicUrl?: string;
  /** Accept keys that are only good from this machine. */
  demo: boolean;
  /** REST key of the demo user; default `fb_demo_key`. */
  demoApiKey?: string;
  logLevel: LogLevel;
  /** Folder of the built console; default: apps/web/dist beside this app. */
  consoleFolder?: string;
  /** Connections of each of the process's two pools; default 10. */
  databasePool?: number;
  /** Mails leave by this server; absent: none are sent. */
  smtp?: { smtpUrl: string; from: string };
  /** CIDRs of internal networks that identity providers may be called in; default none. */
  egressAllow?: string[];
  /** Sign-ins an address may try within a minute; default 30. */
  signInsPerMinute?: number;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATABASE_URL: z.string('is needed').regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address'),
  FLOWBRIDGE_MASTER_KEY: z
    .string('is needed')
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes as base64'),
  FLOWBRIDGE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  FLOWBRIDGE_DEMO: z.enum(['0', '1']).default('0'),
  FLOWBRIDGE_DEMO_API_KEY: z.string().min(8).default('fb_demo_key'),
  FLOWBRIDGE_DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  FLOWBRIDGE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  FLOWBRIDGE_EGRESS_ALLOW: z.string().default(''),
  FLOWBRIDGE_MAIL_FROM: z.string().min(3).default('Flowbridge <flowbridge@localhost>'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

/** Reads the environment; throws one error that names every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): ApiConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete.\n  ${lines.join('\n  ')}`);
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    masterKey: data.FLOWBRIDGE_MASTER_KEY,
    demo: data.FLOWBRIDGE_DEMO === '1',
    demoApiKey: data.FLOWBRIDGE_DEMO_API_KEY,
    databasePool: data.FLOWBRIDGE_DATABASE_POOL,
    logLevel: data.LOG_LEVEL,
    egressAllow: listOf(data.FLOWBRIDGE_EGRESS_ALLOW),
    ...(data.FLOWBRIDGE_SMTP_URL === undefined
      ? {}
      : { smtp: { smtpUrl: data.FLOWBRIDGE_SMTP_URL, from: data.FLOWBRIDGE_MAIL_FROM } }),
    ...(data.FLOWBRIDGE_PUBLIC_URL === undefined
      ? {}
      : { publicUrl: data.FLOWBRIDGE_PUBLIC_URL.replace(/\/+$/, '') }),
  };
}

/** `10.0.0.0/8, 192.168.1.7` → both. */
function listOf(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}
