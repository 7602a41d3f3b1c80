/**
 * One node under a connection's limits, as its own process: as many calls as it can in `seconds`, each asking for its turn first.
 * Prints the moments its calls went (milliseconds since the epoch) as JSON.
 *
 * Arguments: database address, tenant, connection, node, limits as JSON, seconds, calls at a time.
 */
import { openDatabase } from '@flowbridge/db';
import { createSharedThrottle } from '@flowbridge/runtime';

const [url = '', tenantId = '', connectionId = '', nodeId = '', limits = '{}', seconds = '1', lanes = '1'] =
  process.argv.slice(2);
const db = openDatabase({ url });
const shared = createSharedThrottle({ db, nodeId });
const throttle = shared.forTenant(tenantId);
const { signal } = new AbortController();
const went: number[] = [];
const until = Date.now() + Number(seconds) * 1000;

const lane = async () => {
  while (Date.now() < until) {
    const wanted = { connectionId, limits: JSON.parse(limits), timeoutMs: 60_000, signal };
    const turn = await throttle.turn(wanted);
    went.push(Date.now());
    turn?.end();
  }
};
await Promise.all(Array.from({ length: Number(lanes) }, lane));
shared.close();
await db.close();
process.stdout.write(`${JSON.stringify(went)}\n`);
