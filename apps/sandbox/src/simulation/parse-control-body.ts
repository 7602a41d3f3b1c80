import type { z } from 'zod';
import { ControlError } from './control-error.ts';

/** The body of a control call as the schema wants it. Throws ControlError naming the place of the mistake. */
export function parseControlBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ControlError(
    400,
    'badBody',
    `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`,
  );
}
