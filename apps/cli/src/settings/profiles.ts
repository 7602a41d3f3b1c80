/** Profiles: installations by name, in one small file of the person's own. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { Surroundings } from '../surroundings.ts';

const profile = z.strictObject({
  url: z.string().min(1).max(2_000),
  tenant: z.string().min(1).max(60).optional(),
  key: z.string().min(1).max(512).optional(),
  /** Name of the environment variable that holds the key, for files that are shared. */
  keyFrom: z.string().min(1).max(200).optional(),
});
export type Profile = z.infer<typeof profile>;

const profileFile = z.strictObject({
  /** Used when nothing else says where to go. */
  default: z.string().max(80).optional(),
  profiles: z.record(z.string().min(1).max(80), profile),
});
export type ProfileFile = z.infer<typeof profileFile>;

const MAX_BYTES = 1_000_000;

export function profileFilePath({ env, home }: Pick<Surroundings, 'env' | 'home'>): string {
  if (env.FLOWBRIDGE_CONFIG) return env.FLOWBRIDGE_CONFIG;
  return path.join(env.XDG_CONFIG_HOME || path.join(home, '.config'), 'flowbridge', 'config.json');
}

/** No file is no profiles. A file with a key that others on the machine can read is refused. */
export async function readProfiles(surroundings: Pick<Surroundings, 'env' | 'home'>): Promise<ProfileFile> {
  const place = profileFilePath(surroundings);
  const found = await stat(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new CliError('profilesUnreadable', `${place} cannot be read: ${error.code}`);
  });
  if (found === undefined) return { profiles: {} };
  if (found.size > MAX_BYTES) throw new CliError('profilesInvalid', `${place} is too large`);
  const read = profileFile.safeParse(parse(await readFile(place, 'utf8'), place));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new CliError('profilesInvalid', `${place}: ${issue?.message ?? 'is not valid'}`, {
      path: issue?.path.join(' › '),
      hint: 'docs/command-line.md shows what the file looks like.',
    });
  }
  const holdsKey = Object.values(read.data.profiles).some(({ key }) => key !== undefined);
  if (holdsKey && process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new CliError('profilesOpen', `${place} holds a key and can be read by others`, {
      hint: `Run: chmod 600 ${place}`,
    });
  }
  return read.data;
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and with it perhaps a key.
    throw new CliError('profilesInvalid', `${place} is not JSON`);
  }
}
