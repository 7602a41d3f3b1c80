/** `npm run bench -- <name …>`: runs the named programs, or all, and prints one table. */
import { printTable, type Row } from './measure/table.ts';
import { ledger } from './programs/ledger.ts';
import { loops } from './programs/loops.ts';
import { paging } from './programs/paging.ts';
import { syncHttp } from './programs/sync-http.ts';

const PROGRAMS: Record<string, () => Promise<Row[]>> = { 'sync-http': syncHttp, loops, paging, ledger };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PROGRAMS));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(PROGRAMS).join(', ')}.`);
  process.exit(1);
}
const rows: Row[] = [];
for (const [name, program] of Object.entries(PROGRAMS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring ${name} …`);
  rows.push(...(await program()));
}
printTable(rows);
