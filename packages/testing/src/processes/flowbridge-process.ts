/** The `flowbridge` command in processes of its own, to be signalled, frozen and killed like in production. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
/** As built: by `npm run build`, or by `vitest-build-setup.ts` before the tests. */
const PROGRAM = path.join(ROOT, 'apps/all-in-one/dist/main.js');

export type Launch = {
  /** Command and options: `['runner']`. */
  command: string[];
  /** Environment beside this process's own. */
  env: Record<string, string>;
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

export type FlowbridgeProcess = AsyncDisposable & {
  pid: number;
  /** Where it answers, without a trailing slash. */
  url: string;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when the process has ended. */
  ended: Promise<Ended>;
  hasEnded(): boolean;
  /** Everything it has written so far. */
  output(): string;
};

/** Starts a process and waits until it says that it is ready; rejects with its output when it ends before. */
export async function startFlowbridge(launch: Launch): Promise<FlowbridgeProcess> {
  const { child, output, ended } = spawnFlowbridge(launch);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /is ready: (http:\/\/[^\s/]+)/.exec(output())?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', look);
    const name = launch.command.join(' ');
    ended.then(({ code }) => reject(new Error(`flowbridge ${name} ended with ${code}: ${output()}`)), reject);
  });
  return {
    pid: child.pid ?? 0,
    url,
    ended,
    hasEnded,
    output,
    signal: (signal) => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      if (!hasEnded()) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a command to its end. `input` is what a person would type. */
export async function runFlowbridge(
  launch: Launch & { input?: string },
): Promise<Ended & { output: string }> {
  const { child, output, ended } = spawnFlowbridge(launch);
  child.stdin?.end(launch.input ?? '');
  return { ...(await ended), output: output() };
}

function spawnFlowbridge({ command, env }: Launch) {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...command], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, ended, output: () => text };
}
