import { homedir } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';

/** This machine. `cwd`: where relative file names begin. */
export function thisMachine({ cwd = process.cwd() }: { cwd?: string } = {}): Surroundings {
  // Whoever reads has read enough (`| head`): no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.done);
  });
  return {
    env: process.env,
    cwd,
    home: homedir(),
    stdin: () => text(process.stdin),
    out: (said) => void process.stdout.write(said),
    err: (said) => void process.stderr.write(said),
    overwrites: process.stderr.isTTY === true,
    sleep: (ms) => sleep(ms),
    nowMs: () => Date.now(),
  };
}
