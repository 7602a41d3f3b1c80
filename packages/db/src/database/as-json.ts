import type { Prisma } from '../generated/client.ts';

/** A value as Prisma's JSON columns take it: exactly what JSON keeps of it. */
export function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}
