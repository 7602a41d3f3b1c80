/**
 * PostgreSQL keeps no text with the sign 0 and no JSON with half of a sign. Where such a text came from outside, the answer names
 * its place; looked for only once the database has refused, because a run's input may hold what it likes.
 */
import { checkJsonShape, shapeProblem } from '@flowbridge/flow';
import { z } from 'zod';
import { Refusal } from '../contract/refusal.ts';

/** SQLSTATEs: no such sign in the encoding, no such escape in a text, no such value of a type (JSON). */
const codes = ['22021', '22P05', '22P02'];

const databaseError = z.object({ code: z.enum(codes) });
const prismaError = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.enum(codes) }) }) }),
});

/** Whether the database refused a text. */
export const isBrokenText = (error: unknown): boolean =>
  databaseError.safeParse(error).success || prismaError.safeParse(error).success;

/** Undefined when `error` is another one, or what was given is whole. */
export function brokenTextRefusal(error: unknown, given: unknown): Refusal | undefined {
  if (!isBrokenText(error)) return undefined;
  const fault = checkJsonShape(given);
  if (fault?.code !== 'brokenText') return undefined;
  const { message } = shapeProblem(given, fault);
  const path = fault.path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' › ');
  return new Refusal('invalidInput', {
    message: message.en,
    path,
    details: { issues: [{ path, code: 'brokenText', message: message.en }] },
    cause: error,
  });
}
