import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Marks a data folder as ours by a file with our process id; refuses while another living process holds it. The mark of a
 * process that was killed is taken over. Answers how to let go.
 */
export async function holdDataFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'flowbridge.pid');
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (holder > 0 && holder !== process.pid && alive(holder) && (await isFlowbridge(holder))) {
    throw new Error(
      `Another Flowbridge (process ${holder}) is running on ${folder}. Stop it, or set FLOWBRIDGE_DATA to another folder.`,
    );
  }
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Process ids are used again after a restart of the machine; where the system tells, we ask what the process is. */
async function isFlowbridge(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined || /main\.js|all-in-one|flowbridge/.test(command);
}
