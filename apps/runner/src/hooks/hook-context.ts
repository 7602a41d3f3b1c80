import type { Runtime } from '@flowbridge/runtime';
import type { SyncLane } from '../jobs/background-pace.ts';
import type { RunnerMetrics } from '../operations/metrics.ts';
import type { EndpointCache } from './endpoint-cache.ts';

/** What the handlers of hooks share. */
export type HookContext = {
  runtime: Runtime;
  endpoints: EndpointCache;
  metrics: RunnerMetrics;
  limits: HookLimits;
  lane: SyncLane;
};

export type HookLimits = {
  /** Largest request body, bytes. */
  bodyBytes: number;
  /** Synchronous runs at the same time; more are answered 503. */
  syncRuns: number;
};
