import { wrongUsage } from '../../cli-error.ts';
import { connect, type Installation } from '../../client/connect.ts';
import type { ParameterOptions } from '../../options/read-parameters.ts';
import { findTarget } from '../../settings/find-target.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { CommonOptions } from '../installation-options.ts';

export type PromoteOptions = CommonOptions &
  ParameterOptions & {
    to?: string;
    toUrl?: string;
    toKey?: string;
    toTenant?: string;
    connection?: string[];
    takeParameters?: boolean;
    publishDrafts?: boolean;
    choose?: string[];
    chooseAll?: string;
    conflicts: string;
    changelog?: string;
    folder?: string;
    enable?: boolean;
    preview?: boolean;
  };

/** Where flows are promoted to. What is not said of it is as at the source: another tenant of the same installation needs its code alone. */
export async function openTarget(
  surroundings: Surroundings,
  source: Awaited<ReturnType<typeof findTarget>>,
  options: PromoteOptions,
): Promise<Installation> {
  const { to, toUrl, toKey, toTenant } = options;
  const { env } = surroundings;
  const elsewhere = to ?? env.FLOWBRIDGE_TO_PROFILE ?? toUrl ?? env.FLOWBRIDGE_TO_URL;
  const tenant = toTenant ?? env.FLOWBRIDGE_TO_TENANT;
  const nowhere = 'Give --to <profile>, --to-url or --to-tenant.';
  if (elsewhere === undefined && tenant === undefined) {
    throw wrongUsage('It is not said where to promote to', nowhere);
  }
  const target =
    elsewhere === undefined
      ? {
          url: source.url,
          key: toKey ?? env.FLOWBRIDGE_TO_API_KEY ?? source.key,
          tenant,
        }
      : await findTarget(
          surroundings,
          { profile: to, url: toUrl, key: toKey, tenant: toTenant },
          {
            options: { url: '--to-url', key: '--to-key', tenant: '--to-tenant', profile: '--to' },
            variables: {
              url: 'FLOWBRIDGE_TO_URL',
              key: 'FLOWBRIDGE_TO_API_KEY',
              tenant: 'FLOWBRIDGE_TO_TENANT',
              profile: 'FLOWBRIDGE_TO_PROFILE',
            },
          },
        );
  if (target.url === source.url && target.tenant === source.tenant) {
    throw wrongUsage('The flows would go where they are', nowhere);
  }
  return connect(target, surroundings);
}
