/**
 * How answers are judged and pages are followed. Pointers are JSON Pointers into the parsed body. Values are compared as
 * text, because vendors write the same code now as a number and now as a string (`301`, `"301"`).
 */
import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const code = z.union([z.string(), z.number()]);

/** The call succeeded: HTTP status (default 200–299) and, where the vendor answers 200 for errors, a value in the body. */
export const successRule = z.strictObject({
  statuses: z.array(z.int()).optional(),
  body: z
    .strictObject({
      pointer: z.string(),
      equals: scalar,
      /** An answer without the value is no error (only some calls of this system carry it). */
      optional: z.boolean().optional(),
    })
    .optional(),
});
export type SuccessRule = z.infer<typeof successRule>;

/**
 * An answer that means "slow down" and "nothing was done": any of statuses, codes, prefixes of codes, or texts anywhere in the
 * answer as sent. The call waits and is sent again, also a write; the whole connection waits with it, on every node. 429,
 * and 503 with `Retry-After`, mean it for every connector.
 */
export const throttleRule = z.strictObject({
  statuses: z.array(z.int()).optional(),
  codes: z.array(code).optional(),
  codePrefixes: z.array(z.string()).optional(),
  texts: z.array(z.string()).optional(),
  /** How long the first pause is when the answer has no `Retry-After`; each further one is doubled. Default 1,000. */
  afterMs: z.int().min(1).optional(),
});
export type ThrottleRule = z.infer<typeof throttleRule>;

export const errorRule = z.strictObject({
  /** First pointer that finds a text wins. */
  text: z.array(z.string()).optional(),
  code: z.array(z.string()).optional(),
  retryableStatuses: z.array(z.int()).optional(),
  retryableCodes: z.array(code).optional(),
  notFoundCodes: z.array(code).optional(),
  throttles: z.array(throttleRule).optional(),
});
export type ErrorRule = z.infer<typeof errorRule>;

const paging = {
  /** Pointer to the page's list; the collected items become one list there. */
  items: z.string(),
  /** Key of a boolean `option` input that turns paging on. Absent: always on. */
  enabledBy: z.string().optional(),
  /** Key of an integer `option` input: stop after so many items. */
  limitBy: z.string().optional(),
};

/** Where the next page is. */
export const pagingRule = z.discriminatedUnion('kind', [
  /** An address, absolute on the same host or relative to the base address. The first call's headers are repeated. */
  z.strictObject({ kind: z.literal('nextLink'), pointers: z.array(z.string()).min(1), ...paging }),
  z.strictObject({
    kind: z.literal('cursor'),
    /** Where the answer has the next cursor; absent, null or empty there: the end. */
    pointer: z.string(),
    /** Input key that carries the cursor. */
    input: z.string(),
    ...paging,
  }),
  z.strictObject({
    kind: z.literal('pageNumber'),
    input: z.string(),
    first: z.int(),
    /** Pointer to the total number of items; without it the first empty page is the end. */
    total: z.string().optional(),
    ...paging,
  }),
  z.strictObject({ kind: z.literal('offset'), input: z.string(), pageSize: z.int().min(1), ...paging }),
]);
export type PagingRule = z.infer<typeof pagingRule>;
