import { z } from 'zod';
import { ControlError } from '../../simulation/control-error.ts';
import { parseControlBody } from '../../simulation/parse-control-body.ts';
import { type CallbackKeys, isEncodingAesKey } from './callback-crypto.ts';

/** Where an app wants its events, as entered in the developer console. */
export type Subscription = CallbackKeys & {
  appKey: string;
  url: string;
  /** Events to push; approval instances by default, tasks only when asked for. */
  eventTypes: string[];
};

const subscriptionSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  token: z.string().min(1).max(100),
  encodingAesKey: z.string().refine(isEncodingAesKey, 'must be 43 letters and digits'),
  appKey: z.string().optional(),
  /** Defaults to the app key: a subscription made in the developer console. */
  ownerKey: z.string().min(1).optional(),
  eventTypes: z.array(z.string().min(1)).min(1).default(['bpms_instance_change']),
  /** Push `check_url` first and refuse the subscription when the answer is wrong. */
  checkUrl: z.boolean().default(false),
});

/**
 * Reads the body of `POST /__sim/subscribe`. The simulator may only be pointed at this machine or at
 * `allowedHosts`: it has no sign-in, so it must not become a way to call other servers.
 */
export function readSubscription(
  body: unknown,
  { defaultAppKey, allowedHosts }: { defaultAppKey: string; allowedHosts: readonly string[] },
): { subscription: Subscription; checkUrl: boolean } {
  const parsed = parseControlBody(subscriptionSchema, body);
  const { checkUrl, appKey = defaultAppKey, ownerKey = appKey, ...rest } = parsed;
  const { hostname } = new URL(rest.url);
  if (!isLoopback(hostname) && !allowedHosts.includes(hostname)) {
    throw new ControlError(
      400,
      'refused',
      `url: callbacks go to this machine or the allowed hosts, not to ${hostname}`,
    );
  }
  return { subscription: { ...rest, appKey, ownerKey }, checkUrl };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
