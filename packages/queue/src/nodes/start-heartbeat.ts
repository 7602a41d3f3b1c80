import type { Pool } from 'pg';
import { HEARTBEAT_MS } from './node-numbers.ts';
import { registerNode } from './register-node.ts';
import { removeNode } from './remove-node.ts';

export type Heartbeat = { stop(): Promise<void> };

/**
 * Registers a node and renews its heartbeat every 5 s until stopped; stopping removes it. A missed beat is reported and
 * tried again at the next: fencing, not the heartbeat, keeps a node that was thought dead from doing harm.
 */
export async function startHeartbeat(options: {
  pool: Pool;
  node: { id: string; kind: string };
  onFailure: (error: unknown) => void;
}): Promise<Heartbeat> {
  const beat = () => registerNode(options.pool, options.node);
  await beat();
  const timer = setInterval(() => beat().catch(options.onFailure), HEARTBEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await removeNode(options.pool, options.node);
    },
  };
}
