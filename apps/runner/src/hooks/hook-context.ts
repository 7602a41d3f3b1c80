import type { AddressList } from '@flowbridge/egress';
import type { Runtime } from '@flowbridge/runtime';
import type { Keyring } from '@flowbridge/secrets';
import type { SyncLane } from '../jobs/background-pace.ts';
import type { RunnerMetrics } from '../operations/metrics.ts';
import type { EndpointCache } from './endpoint-cache.ts';
import type { RateLimits } from './rate-limits.ts';

/** What the handlers of hooks share. */
export type HookContext = {
  runtime: Runtime;
  endpoints: EndpointCache;
  metrics: RunnerMetrics;
  limits: HookLimits;
  rateLimits: RateLimits;
  keyring: Keyring;
  /** Proxies whose word on a caller's address is taken. */
  trustedProxies: AddressList;
  lane: SyncLane;
};

export type HookLimits = {
  /** Largest request body, bytes; of a form with files, its fields. */
  bodyBytes: number;
  /** Largest form with its files, bytes. */
  uploadBytes: number;
  /** Synchronous runs at the same time; more are answered 503. */
  syncRuns: number;
};
