import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const BUILD = path.resolve(import.meta.dirname, '../../../../apps/all-in-one/build.mjs');

/** Of this Vitest run: several projects ask for it, one build serves them. */
let built: Promise<unknown> | undefined;

/** Vitest's globalSetup: bundles the server programs, so that processes start from the present source in a second. */
export default async function setup(): Promise<void> {
  built ??= promisify(execFile)(process.execPath, [BUILD]);
  await built;
}
