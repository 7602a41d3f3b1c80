/** What every way of proving who calls has in common. Made once per endpoint, used with each call. */
import type { IncomingHttpHeaders } from 'node:http';

/** Who called, as the flow sees it in `trigger.caller`. */
export type Caller = {
  /** Name of the API credential. */
  credential?: string;
  userName?: string;
  /** What a token says. */
  claims?: Record<string, unknown>;
};

export type Proven = {
  caller: Caller;
  /** The credential whose use is remembered. */
  credentialId?: string;
  /** What was presented is its value from before a rotation. */
  isFormer?: boolean;
  /** A proof that is good once: what it is recognised by, and for how long. */
  once?: { key: string; windowMs: number };
};

/** A proof that covers the body: it is fed every byte, in order, before it answers. */
export type BodyProof = {
  update(bytes: Buffer): void;
  /** Throws `HookRefusal` when the proof does not hold. */
  end(): Proven;
};

/** `check` and `begin` throw `HookRefusal` for a caller who proves nothing. */
export type CallerCheck =
  | { by: 'nothing' }
  | { by: 'headers'; check(headers: IncomingHttpHeaders): Proven | Promise<Proven> }
  | { by: 'body'; begin(headers: IncomingHttpHeaders, nowMs: number): BodyProof };
