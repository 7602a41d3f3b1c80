/**
 * Which installation a command goes to, as whom. What stands on the command line counts first, then a profile that was named, then
 * the environment, then the default profile — that one only as a whole, so that no key goes to an address it was not meant for.
 */
import { CliError, wrongUsage } from '../cli-error.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Profile, profileFilePath, readProfiles } from './profiles.ts';

export type TargetOptions = {
  url?: string | undefined;
  key?: string | undefined;
  tenant?: string | undefined;
  profile?: string | undefined;
};

/** Where to go. The key is never printed. */
export type Target = { url: string; key: string; tenant: string | undefined };

/** Names of what is asked for, in help and errors: those of `promote`'s other side differ. */
export type TargetNames = { url: string; key: string; tenant: string; profile: string };

const OPTIONS: TargetNames = { url: '--url', key: '--key', tenant: '--tenant', profile: '--profile' };
const VARIABLES: TargetNames = {
  url: 'FLOWBRIDGE_URL',
  key: 'FLOWBRIDGE_API_KEY',
  tenant: 'FLOWBRIDGE_TENANT',
  profile: 'FLOWBRIDGE_PROFILE',
};

export async function findTarget(
  surroundings: Surroundings,
  given: TargetOptions,
  { options = OPTIONS, variables = VARIABLES }: { options?: TargetNames; variables?: TargetNames } = {},
): Promise<Target> {
  const { env } = surroundings;
  const fromEnvironment = (name: keyof TargetNames) => env[variables[name]] || undefined;
  const named = given.profile ?? fromEnvironment('profile');
  const profile =
    named === undefined
      ? await defaultProfile(surroundings, given.url ?? fromEnvironment('url'))
      : await namedProfile(surroundings, named);
  const pick = (name: 'url' | 'tenant') => given[name] ?? profile?.[name] ?? fromEnvironment(name);
  const url = pick('url');
  if (url === undefined) {
    throw wrongUsage(
      'It is not said which installation to go to',
      `Give ${options.url}, ${options.profile} or ${variables.url}.`,
    );
  }
  const key = given.key ?? keyOf(profile, env) ?? fromEnvironment('key');
  if (key === undefined) {
    throw wrongUsage('An API key is needed', `Give it as ${variables.key} or in a profile.`);
  }
  // An unfit key would be quoted by the error of the HTTP client.
  if (!/^[\x21-\x7e]{1,512}$/.test(key)) throw wrongUsage('The API key holds characters that no key has');
  return { url: checkedUrl(url, options.url), key, tenant: pick('tenant') };
}

async function defaultProfile(
  surroundings: Surroundings,
  url: string | undefined,
): Promise<Profile | undefined> {
  if (url !== undefined) return undefined;
  const file = await readProfiles(surroundings);
  return file.default === undefined ? undefined : namedProfile(surroundings, file.default);
}

async function namedProfile(surroundings: Surroundings, name: string): Promise<Profile> {
  const { profiles } = await readProfiles(surroundings);
  const found = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (found) return found;
  const known = Object.keys(profiles).join(', ') || 'none';
  throw wrongUsage(
    `There is no profile “${name}”`,
    `Profiles of ${profileFilePath(surroundings)}: ${known}.`,
  );
}

function keyOf(profile: Profile | undefined, env: Surroundings['env']): string | undefined {
  if (profile?.keyFrom === undefined) return profile?.key;
  const key = env[profile.keyFrom];
  if (key) return key;
  throw new CliError('keyMissing', `The profile takes its key from ${profile.keyFrom}, which is not set`);
}

/** Without a slash at its end. A name and password inside an address would be printed with it. */
function checkedUrl(text: string, option: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw wrongUsage(`${option} must be an address like https://flows.example.com`);
  }
  if (url.username !== '' || url.password !== '') {
    throw wrongUsage(`${option} must not hold a name or a password`, 'An API key says who you are.');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
