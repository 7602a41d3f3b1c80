// `npm run flowbridge -- <command>`: one command of an installation.
import { runFlowbridge } from './run-flowbridge.mjs';

runFlowbridge(process.argv.slice(2));
