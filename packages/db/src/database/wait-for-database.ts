import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/**
 * What a server says, or does not say, that is about to be there: not listening (yet), its name not known (yet), starting up,
 * shutting down, full.
 */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  '57P01',
  '57P03',
  '53300',
]);

export type WaitForDatabase = {
  url: string;
  /** Default 60,000. */
  patienceMs?: number;
  /** Told at the first try that failed. */
  onWait?: (reason: string) => void;
};

/**
 * Resolves when the server takes connections: processes and database may be started in any order. Rejects at once with what does
 * not pass by itself, such as a wrong password, and with the last reason when patience has run out.
 */
export async function waitForDatabase({
  url,
  patienceMs = 60_000,
  onWait = () => {},
}: WaitForDatabase): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let tries = 1; ; tries++) {
    try {
      return await connectOnce(url);
    } catch (error) {
      if (!isPassing(error) || performance.now() > until) throw error;
      if (tries === 1) onWait(error instanceof Error ? error.message : String(error));
      await pause(250);
    }
  }
}

async function connectOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => {});
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isPassing);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // The driver has no code for a connection that ends before the server's greeting.
  return PASSING.has(code) || error.message === 'Connection terminated unexpectedly';
}
