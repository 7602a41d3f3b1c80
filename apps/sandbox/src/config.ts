import { z } from 'zod';

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4401),
  HOST: z.string().min(1).default('127.0.0.1'),
  FLOWBRIDGE_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
});

/** The environment, read once. Throws an Error that names every wrong variable. */
export function readConfig(environment: Record<string, string | undefined>): {
  port: number;
  host: string;
  publicUrl?: string;
} {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`configuration: ${complaints.join('; ')}`);
  }
  const { PORT: port, HOST: host, FLOWBRIDGE_PUBLIC_URL: publicUrl } = parsed.data;
  return { port, host, ...(publicUrl === undefined ? {} : { publicUrl }) };
}
