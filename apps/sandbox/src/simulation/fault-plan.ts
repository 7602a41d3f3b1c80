import { z } from 'zod';
import { ControlError } from './control-error.ts';

const ANY_CALL = [
  'expireSession',
  'throttle',
  'http500',
  'http502Html',
  'timeout',
  'reset',
  'slow',
  'slowBody',
  'duplicateDelivery',
  'acceptThenFail',
  'acceptThen500',
  'acceptThenSilence',
] as const;

/**
 * Planned misbehaviour. A fault waits until a call matches it, is applied `times` times and is then spent.
 *
 * expireSession    the caller's session or token is gone before the call is handled
 * throttle         the vendor's own "too many calls" answer; `ms` becomes its Retry-After, in whole seconds
 * http500          a 500 in the vendor's error shape
 * http502Html      a gateway's HTML page instead of JSON
 * timeout          no answer; the connection is held open for `ms` (default 60 s), then closed
 * reset            TCP reset before anything is done
 * slow             handled after `ms` milliseconds
 * slowBody         head and half of the body at once, the rest after `ms`
 * duplicateDelivery  the call (or, for a callback, the push) happens twice
 * acceptThenFail   the work is done, then the connection is reset: nothing is answered
 * acceptThen500    the work is done, then a 500 is answered
 * acceptThenSilence  the work is done, nothing is answered; the connection is held for `ms` (default 60 s), then closed
 * partialBatch     the first half of a batch succeeds, the rest fails
 */
export const FAULT_KINDS = [...ANY_CALL, 'partialBatch'] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** The kinds that mean something for every system's calls. */
export const FAULTS_OF_ANY_CALL: readonly FaultKind[] = ANY_CALL;

const faultSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  match: z
    .strictObject({ method: z.string().optional(), path: z.string().optional() })
    .optional()
    .describe('path: found anywhere in the decoded path; with * it must match the whole path'),
  times: z.int().min(1).max(1_000_000).default(1),
  /** Matching calls to let through first. */
  after: z.int().min(0).default(0),
  /** Of the matching calls, hit each so-many-th. */
  every: z.int().min(1).max(1_000_000).default(1),
  /** Chance that a matching call is hit; drawn from a generator seeded with `seed`. */
  probability: z.number().min(0).max(1).default(1),
  seed: z.int().default(1),
  ms: z.int().min(0).max(600_000).optional(),
  /** Vendor-specific form of a throttle answer, such as `punish` or `api` for DingTalk. */
  variant: z.string().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

type PlannedFault = {
  id: number;
  fault: Fault;
  remaining: number;
  skipped: number;
  seen: number;
  draw: () => number;
};

export type FaultPlan = {
  /** Adds one fault or an array of them. Throws ControlError naming the place of a mistake. */
  add(body: unknown): void;
  /** The first fault that matches, counted as used; undefined when the call goes through unharmed. */
  take(call: { method: string; path: string }, kinds?: readonly FaultKind[]): Fault | undefined;
  list(): (Fault & { id: number; remaining: number })[];
  clear(): void;
};

/** `supported`: the kinds that mean something for this system; others are refused when they are planned. */
export function createFaultPlan(supported: readonly FaultKind[]): FaultPlan {
  let planned: PlannedFault[] = [];
  let nextId = 1;
  return {
    add(body) {
      const parsed = z.array(faultSchema).safeParse(Array.isArray(body) ? body : [body]);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new ControlError(
          400,
          'badFault',
          `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`,
        );
      }
      for (const fault of parsed.data) {
        if (!supported.includes(fault.kind)) {
          throw new ControlError(
            400,
            'badFault',
            `${fault.kind} has no meaning here; use ${supported.join(', ')}`,
          );
        }
      }
      for (const fault of parsed.data) {
        planned.push({
          id: nextId,
          fault,
          remaining: fault.times,
          skipped: 0,
          seen: 0,
          draw: seededDraw(fault.seed),
        });
        nextId += 1;
      }
    },
    take(call, kinds) {
      if (planned.length === 0) return undefined;
      for (const candidate of planned) {
        if (kinds && !kinds.includes(candidate.fault.kind)) continue;
        if (!matches(candidate.fault, call)) continue;
        if (candidate.skipped < candidate.fault.after) {
          candidate.skipped += 1;
          continue;
        }
        candidate.seen += 1;
        if (candidate.seen % candidate.fault.every !== 0) continue;
        if (candidate.fault.probability < 1 && candidate.draw() >= candidate.fault.probability) continue;
        candidate.remaining -= 1;
        if (candidate.remaining === 0) planned = planned.filter((other) => other !== candidate);
        return candidate.fault;
      }
      return undefined;
    },
    list: () => planned.map(({ id, fault, remaining }) => ({ ...fault, id, remaining })),
    clear() {
      planned = [];
    },
  };
}

function matches(fault: Fault, call: { method: string; path: string }): boolean {
  const method = fault.match?.method;
  if (method !== undefined && method.toUpperCase() !== call.method) return false;
  const path = fault.match?.path;
  if (path === undefined) return true;
  if (!path.includes('*')) return call.path.includes(path);
  const parts = path.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(call.path);
}

/** mulberry32: small, even, and the same on every machine. */
function seededDraw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
