/** How calls of a connector prove who they are. Values in `{braces}` are connection variables or secrets by key. */
import { z } from 'zod';

/** Only for requests whose address starts with this; may hold `{variable}`. Absent: every request. */
const base = z.string().optional();

/** Where a credential goes in each request. Names may hold `{variable}`. */
export const placement = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('header'), name: z.string(), prefix: z.string().optional(), base }),
  z.strictObject({ in: z.literal('query'), name: z.string(), base }),
  /** All cookies the login answered, `name=value` joined by `; `. */
  z.strictObject({ in: z.literal('cookies'), base }),
]);
export type Placement = z.infer<typeof placement>;

/** When an answer means "your session has ended": any rule that holds. */
export const expiredRule = z.strictObject({
  statuses: z.array(z.int()).optional(),
  /** JSON Pointer into the body and the values there that mean expired. */
  body: z
    .array(z.strictObject({ pointer: z.string(), values: z.array(z.union([z.string(), z.number()])) }))
    .optional(),
});
export type ExpiredRule = z.infer<typeof expiredRule>;

/** Log in by a request, keep what it answers, log in again once when it has expired. Shared by all nodes, single flight. */
export const sessionLogin = z.strictObject({
  kind: z.literal('sessionLogin'),
  login: z.strictObject({
    method: z.enum(['GET', 'POST']),
    /** May start with `{variable}` when the login lives on another host. */
    path: z.string(),
    query: z.record(z.string(), z.string()).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** JSON body. A string that is one `{variable}` keeps the value's type, and is left out when nothing is set. */
    body: z.record(z.string(), z.unknown()).optional(),
    /** The login worked: status (default 2xx) and, when given, this body value. */
    success: z
      .strictObject({
        statuses: z.array(z.int()).optional(),
        pointer: z.string().optional(),
        equals: z.unknown().optional(),
      })
      .optional(),
    /** JSON Pointers to the vendor's error text and code of a refused login; the first that finds one wins. */
    errorText: z.array(z.string()).optional(),
    errorCode: z.array(z.string()).optional(),
  }),
  /** What to keep: the cookies, or a token at a JSON Pointer. */
  credential: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('cookies'), required: z.array(z.string()).optional() }),
    z.strictObject({ from: z.literal('body'), pointer: z.string() }),
  ]),
  placements: z.array(placement).min(1),
  /** Seconds the credential is used before a fresh login; sliding sessions are extended by each call. */
  cacheSeconds: z.int().min(1),
  sliding: z.boolean().optional(),
  expired: expiredRule,
});
export type SessionLogin = z.infer<typeof sessionLogin>;

const simple = [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: z.string(), password: z.string() }),
  z.strictObject({ kind: z.literal('apiKey'), secret: z.string(), placement }),
  z.strictObject({ kind: z.literal('bearer'), secret: z.string() }),
] as const;

export const simpleAuth = z.discriminatedUnion('kind', simple);
export type SimpleAuth = z.infer<typeof simpleAuth>;

export const auth = z.discriminatedUnion('kind', [
  ...simple,
  sessionLogin,
  /** The connection chooses: the value of connection variable `variable` is a key of `options`. */
  z.strictObject({
    kind: z.literal('choice'),
    variable: z.string(),
    options: z.record(z.string(), simpleAuth),
  }),
]);
export type Auth = z.infer<typeof auth>;
