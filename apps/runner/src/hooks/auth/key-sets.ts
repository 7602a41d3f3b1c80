/** Published key sets (JWKS) of token issuers, fetched through the egress guard and kept for ten minutes. */
import type { HttpClient } from '@flowbridge/egress';
import { createRemoteJWKSet, customFetch, type FetchImplementation, type RemoteJWKSet } from 'jose';

export type KeySets = { at(url: string): RemoteJWKSet };

const KEPT_SETS = 500;
const TIMEOUT_MS = 5_000;
const MAX_SET_BYTES = 1_000_000;

export function createKeySets(http: HttpClient): KeySets {
  const sets = new Map<string, RemoteJWKSet>();
  const fetchSet: FetchImplementation = async (url, { headers, signal }) => {
    const aborted = new AbortController();
    signal.addEventListener('abort', () => aborted.abort(), { once: true });
    const answer = await http.send({
      method: 'GET',
      url: new URL(url),
      headers: Object.fromEntries(headers),
      timeoutMs: TIMEOUT_MS,
      maxAnswerBytes: MAX_SET_BYTES,
      signal: aborted.signal,
    });
    return new Response(Uint8Array.from(answer.bytes), { status: answer.status });
  };
  return {
    at(url) {
      const known = sets.get(url);
      if (known) return known;
      if (sets.size >= KEPT_SETS) sets.clear();
      const set = createRemoteJWKSet(new URL(url), { timeoutDuration: TIMEOUT_MS, [customFetch]: fetchSet });
      sets.set(url, set);
      return set;
    },
  };
}
