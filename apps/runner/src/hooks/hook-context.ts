import type { ClaimRun, Runtime } from '@flowbridge/runtime';
import type { RunnerMetrics } from '../operations/metrics.ts';
import type { EndpointCache } from './endpoint-cache.ts';

/** What the handlers of hooks share. */
export type HookContext = {
  runtime: Runtime;
  claim: ClaimRun;
  endpoints: EndpointCache;
  metrics: RunnerMetrics;
  limits: HookLimits;
  /** Synchronous runs being executed for a caller. */
  lane: { running: number; accepting: boolean };
};

export type HookLimits = {
  /** Largest request body, bytes. */
  bodyBytes: number;
  /** Synchronous runs at the same time; more are answered 503. */
  syncRuns: number;
};
