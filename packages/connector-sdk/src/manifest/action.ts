/** One operation of a connector. */
import { z } from 'zod';
import { bilingual } from './bilingual.ts';
import { field } from './field.ts';
import { errorRule, pagingRule, successRule } from './rules.ts';

/** read: changes nothing; idempotent: repeating it changes nothing more; write: repeating it posts again. */
export const effect = z.enum(['read', 'idempotent', 'write']);
export type Effect = z.infer<typeof effect>;

/**
 * Where an input field goes in the request. `path` values are inserted with `( ) ' , = : @ $ ;` as they are and everything
 * else that is not a letter or digit percent-encoded. `option` inputs are not sent by themselves: headers, paging and
 * code use them.
 */
export const place = z.enum(['path', 'query', 'header', 'body', 'option']);
export type Place = z.infer<typeof place>;

export const input = z.strictObject({
  place,
  /**
   * Name on the wire when it differs from the field's key. For `body`: `` (empty) makes the field the whole body (other
   * body fields are merged over it); a JSON Pointer (`/Lines/0/Status`) puts it deeper inside.
   */
  wire: z.string().max(200).optional(),
  field,
});
export type Input = z.infer<typeof input>;

export const actionRequest = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /**
   * Added to the connector's base address, or absolute when it starts with a `{connection variable}`. May hold
   * `{input key}`; `{input key:odata}` also doubles single quotes, for use inside `'…'`.
   */
  path: z.string(),
  /** May hold `{input key}` and `{connection variable}`; a header with a brace that has no value is not sent. */
  headers: z.record(z.string(), z.string()).optional(),
  bodyType: z.enum(['json', 'form', 'none']).optional(),
  /** Fixed JSON body fields beside the inputs; strings may hold `{connection variable}`. */
  body: z.record(z.string(), z.unknown()).optional(),
});
export type ActionRequest = z.infer<typeof actionRequest>;

export const actionManifest = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  group: bilingual.optional(),
  names: bilingual,
  description: bilingual.optional(),
  effect,
  inputs: z.array(input),
  /** Output as steps see it: `status`, `headers`, `body`. This describes `body`; absent: unknown. */
  body: field.optional(),
  /** Absent: the connector runs this action by code. */
  request: actionRequest.optional(),
  success: successRule.optional(),
  error: errorRule.optional(),
  paging: pagingRule.optional(),
  /** A session-lost answer of this write comes before any processing, so the call may be repeated after a new login. */
  replayAfterRelogin: z.boolean().optional(),
  /**
   * Key of an input: when it is given, the system recognises a repeated call by the idempotency key it then carries, and the
   * write is idempotent.
   */
  idempotentWith: z.string().optional(),
  /**
   * The system appends lists in this input at each call, so that with one an idempotent call is a write; unless the boolean
   * input `unless` is true.
   */
  appendsLists: z.strictObject({ input: z.string(), unless: z.string() }).optional(),
  /** Header that carries the call's stable idempotency key, for systems that honour one. */
  idempotencyHeader: z.string().optional(),
});
export type ActionManifest = z.infer<typeof actionManifest>;

export const eventTrigger = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  names: bilingual,
  description: bilingual.optional(),
  /** Filter fields shown in the trigger's panel. */
  inputs: z.array(field),
  /** What the flow sees as `trigger.body`. */
  body: field,
});
export type EventTrigger = z.infer<typeof eventTrigger>;
