import { Pool } from 'undici';

/** Sends `count` calls over `clients` connections as fast as they are accepted; answers the seconds it took. */
export async function sendAll(call: {
  url: string;
  body: string;
  count: number;
  clients: number;
}): Promise<number> {
  const target = new URL(call.url);
  const pool = new Pool(target.origin, { connections: call.clients, pipelining: 1 });
  const began = performance.now();
  let left = call.count;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await pool.request({
        path: target.pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: call.body,
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 202) throw new Error(`HTTP ${answer.statusCode}: ${text.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: call.clients }, client));
  } finally {
    await pool.close();
  }
  return (performance.now() - began) / 1000;
}
