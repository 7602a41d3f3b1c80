// `npm run bench -- <name …>`: builds, then runs the measuring programs of bench/.
import { build } from './build.mjs';
import { prepare, run, tool } from './prepare.mjs';

prepare();
build();
run(tool('tsx'), ['bench/run.ts', ...process.argv.slice(2)], { NODE_ENV: 'production' });
