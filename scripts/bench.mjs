// `npm run bench -- <name …>`: builds, then runs the measuring programs of bench/.
import { build } from './build.mjs';
import { findChromium } from './find-chromium.mjs';
import { prepare, run, tool } from './prepare.mjs';

prepare();
build();
const wanted = process.argv.slice(2);
const browser = wanted.length === 0 || wanted.includes('console') ? findChromium() : undefined;
run(tool('tsx'), ['bench/run.ts', ...wanted], {
  NODE_ENV: 'production',
  ...(browser === undefined ? {} : { FLOWBRIDGE_CHROMIUM: browser }),
});
