import type { Queryable } from '../jobs/enqueue.ts';
import { HEARTBEAT_MS, SILENT_SECONDS } from './node-numbers.ts';
import { registerNode } from './register-node.ts';
import { removeNode } from './remove-node.ts';

export type Heartbeat = {
  /**
   * Whether this node may call others dead: not shortly after its start, nor after it was silent itself. While the database
   * is away all nodes fall silent; when it is back each needs the time of a beat.
   */
  mayJudgeOthers(): boolean;
  stop(): Promise<void>;
};

/**
 * Registers a node and renews its heartbeat every 5 s until stopped; stopping removes it. A missed beat is reported and
 * tried again at the next: fencing, not the heartbeat, keeps a node that was thought dead from doing harm.
 */
export async function startHeartbeat(options: {
  pool: Queryable;
  node: { id: string; kind: string };
  onFailure: (error: unknown) => void;
  /** Milliseconds between beats; default 5,000. */
  everyMs?: number;
}): Promise<Heartbeat> {
  const { pool, node, onFailure, everyMs = HEARTBEAT_MS } = options;
  const silentMs = SILENT_SECONDS * 1_000;
  await registerNode(pool, node);
  let beatAt = Date.now();
  let judgesFrom = beatAt + everyMs;

  async function beat(): Promise<void> {
    try {
      await registerNode(pool, node);
      if (Date.now() - beatAt > silentMs / 2) judgesFrom = Date.now() + silentMs;
      beatAt = Date.now();
    } catch (error) {
      judgesFrom = Date.now() + silentMs;
      onFailure(error);
    }
  }

  const timer = setInterval(() => void beat(), everyMs);
  return {
    mayJudgeOthers: () => Date.now() >= judgesFrom && Date.now() - beatAt <= silentMs / 2,
    async stop() {
      clearInterval(timer);
      await removeNode(pool, node);
    },
  };
}
