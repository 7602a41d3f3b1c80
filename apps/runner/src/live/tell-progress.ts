/**
 * Tells the api which runs changed, at most five times a second for all runs together. A run that came into the database
 * already ended had nobody watching it: it is not told, so that thousands of short calls cost no notification each.
 */
import { RUN_CHANGED } from '@flowbridge/db';
import { type CommittedPart, isEnded } from '@flowbridge/runtime';
import type { Pool } from 'pg';

export type ProgressTeller = {
  committed(parts: readonly CommittedPart[]): void;
  stop(): Promise<void>;
};

const PAUSE_MS = 200;

export function createProgressTeller(pool: Pool, onFailure: (error: unknown) => void): ProgressTeller {
  const changed = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let toldAt = 0;
  let telling: Promise<void> = Promise.resolve();

  async function tell(): Promise<void> {
    timer = undefined;
    toldAt = Date.now();
    const payloads = [...changed].map(([runId, tenantId]) => JSON.stringify({ runId, tenantId }));
    changed.clear();
    try {
      await pool.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [
        RUN_CHANGED,
        payloads,
      ]);
    } catch (error) {
      onFailure(error);
    }
  }

  return {
    committed(parts) {
      for (const { buffer, run } of parts) {
        const { head, row } = buffer;
        if (run.kind === 'insert' && isEnded(row.state)) continue;
        changed.set(head.id, head.tenantId);
      }
      if (changed.size === 0 || timer) return;
      timer = setTimeout(
        () => {
          telling = tell();
        },
        Math.max(0, toldAt + PAUSE_MS - Date.now()),
      );
    },
    async stop() {
      if (timer) clearTimeout(timer);
      await telling;
      if (changed.size > 0) await tell();
    },
  };
}
