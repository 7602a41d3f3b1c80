import type { ValueSchema } from '../document/values.ts';

/** A flow that others can call: published, with a manual trigger. */
export type CallableFlow = {
  /** What it wants to be given; absent: anything. */
  input?: ValueSchema | undefined;
};

/** The tenant's flows as a port, by id; undefined for one that is not there or cannot be called. */
export type CallableFlows = { callable(flowId: string): CallableFlow | undefined };
