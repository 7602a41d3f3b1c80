/**
 * Look-up tables as runs read them: a whole table at a time, kept in memory. A copy is compared with the table's revision every
 * other second and read anew only when that has grown, so a loop of look-ups costs the database one small query a second.
 */
import { type Database, findLookupTable, loadLookupRows } from '@flowbridge/db';
import { lookupTableUnknown } from '@flowbridge/expression';
import { createTimedCache } from '../runs/timed-cache.ts';

export type LookupTables = {
  /** The text at a key, undefined where there is none; without a promise when the table is at hand. */
  find(tenantId: string, table: string, key: unknown): string | undefined | Promise<string | undefined>;
};

/** How long a change of a table may go unseen. */
const KEPT_MS = 2_000;
/** A table has up to 50,000 rows. */
const KEPT_TABLES = 100;

type Copy = { id: string; revision: number; rows: ReadonlyMap<string, string> };
type Found = Copy | 'none';

export function createLookupTables({ db }: { db: Database }): LookupTables {
  const copies = new Map<string, Copy>();

  async function load(place: string): Promise<Found> {
    const { tenantId, name } = placeOf(place);
    const table = await findLookupTable(db, { tenantId, name });
    if (!table) {
      copies.delete(place);
      return 'none';
    }
    const known = copies.get(place);
    if (known?.id === table.id && known.revision === table.revision) return known;
    const copy = { ...table, rows: await loadLookupRows(db, { tenantId, tableId: table.id }) };
    if (copies.size >= KEPT_TABLES) copies.clear();
    copies.set(place, copy);
    return copy;
  }

  const cache = createTimedCache({ load, keptMs: KEPT_MS, entries: KEPT_TABLES });
  return {
    find(tenantId, table, key) {
      const place = `${tenantId}/${table}`;
      const atHand = cache.peek(place);
      if (atHand !== undefined) return valueIn(atHand, table, key);
      return cache.get(place).then((found) => valueIn(found, table, key));
    },
  };
}

/** An id holds no slash; a table's name may. */
function placeOf(place: string): { tenantId: string; name: string } {
  const slash = place.indexOf('/');
  return { tenantId: place.slice(0, slash), name: place.slice(slash + 1) };
}

function valueIn(found: Found, table: string, key: unknown): string | undefined {
  if (found === 'none') throw lookupTableUnknown(table);
  return found.rows.get(String(key));
}
