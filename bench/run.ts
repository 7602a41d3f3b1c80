/** `npm run bench -- <name …> [--seed n] [--runs n]`: runs the named programs, or all, and prints one table. */
import { parseArgs } from 'node:util';
import { printTable, type Row } from './measure/table.ts';
import { chaos } from './programs/chaos.ts';
import { code } from './programs/code.ts';
import { consolePages } from './programs/console.ts';
import { install } from './programs/install.ts';
import { ledger } from './programs/ledger.ts';
import { loops } from './programs/loops.ts';
import { paging } from './programs/paging.ts';
import { queuedRuns } from './programs/queued.ts';
import { quotas } from './programs/quotas.ts';
import { start } from './programs/start.ts';
import { storage } from './programs/storage.ts';
import { syncHttp } from './programs/sync-http.ts';
import { syncUnderLoad } from './programs/sync-under-load.ts';
import { takeover } from './programs/takeover.ts';
import { throttle } from './programs/throttle.ts';

/** For programs that take them. */
export type ProgramOptions = { seed?: number; runs?: number };

const PROGRAMS: Record<string, (options: ProgramOptions) => Promise<Row[]>> = {
  start,
  'sync-http': syncHttp,
  loops,
  paging,
  throttle,
  code,
  ledger,
  queued: queuedRuns,
  quotas,
  'sync-under-load': syncUnderLoad,
  takeover,
  storage,
  install,
  console: consolePages,
  chaos,
};

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, runs: { type: 'string' } },
});
const options: ProgramOptions = {
  ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
  ...(values.runs === undefined ? {} : { runs: Number(values.runs) }),
};
const unknown = wanted.filter((name) => !(name in PROGRAMS));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(PROGRAMS).join(', ')}.`);
  process.exit(1);
}
const rows: Row[] = [];
for (const [name, program] of Object.entries(PROGRAMS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring ${name} …`);
  rows.push(...(await program(options)));
}
printTable(rows);
