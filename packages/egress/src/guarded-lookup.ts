/** Name resolution for sockets that only ever yields addresses the guard allows. This is what defeats DNS rebinding. */
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { EgressGuard, EgressVerdict } from './egress-guard.ts';

export class EgressRefusedError extends Error {
  override readonly name = 'EgressRefusedError';
  readonly reason: Extract<EgressVerdict, { ok: false }>['reason'];
  constructor(host: string, reason: Extract<EgressVerdict, { ok: false }>['reason']) {
    super(`calls to ${host} are not allowed (${reason} address)`);
    this.reason = reason;
  }
}

type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A `lookup` for `net.connect`: resolves, leaves out refused addresses, and fails when none is left. */
export function guardedLookup(guard: EgressGuard, resolve: Resolve = lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        done(error, []);
        return;
      }
      let refused: EgressRefusedError | undefined;
      const usable = addresses.filter(({ address }) => {
        const verdict = guard.check(address);
        if (!verdict.ok) refused = new EgressRefusedError(host, verdict.reason);
        return verdict.ok;
      });
      const [first] = usable;
      if (first === undefined) done(refused ?? new Error(`${host} has no address`), []);
      else if (options.all === true) done(null, usable);
      else done(null, first.address, first.family);
    });
  };
}
