// `npm start`: everything in one process, until stopped.
import { runFlowbridge } from './run-flowbridge.mjs';

runFlowbridge(['start']);
