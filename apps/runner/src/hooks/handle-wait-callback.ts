/**
 * Somebody calls the one-time address of a run's wait step: `/hooks/wait/<run id>/<path, base64url>/<token>`. What was sent is
 * kept and the run is told to look, in one transaction; only then the caller is answered. The first call counts.
 */
import { inTransaction, receiveWaitCallback } from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import { cleanText, jsonText } from '@flowbridge/runtime';
import { checkWaitToken } from '@flowbridge/secrets';
import type { HookCall } from './accepted-call.ts';
import { parseBody } from './body/parse-body.ts';
import { readBody } from './body/read-body.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { seenMessage } from './trigger-value.ts';
import { writeJson } from './write-answer.ts';

const PATH = /^\/hooks\/wait\/([A-Za-z0-9_-]{1,64})\/([A-Za-z0-9_-]{1,4000})\/([A-Za-z0-9_-]{43})\/?$/;
const METHODS = ['GET', 'POST', 'PUT'];

export type WaitAddress = { runId: string; path: string; token: string };

/** The parts of a wait step's address; undefined for any other path. */
export function parseWaitAddress(path: string): WaitAddress | undefined {
  const [, runId, encoded, token] = PATH.exec(path) ?? [];
  if (runId === undefined || encoded === undefined || token === undefined) return undefined;
  return { runId, path: Buffer.from(encoded, 'base64url').toString('utf8'), token };
}

/** Answers the call, or throws `HookRefusal`. */
export async function handleWaitCallback(
  { runtime, keyring, limits }: HookContext,
  { request, response, search }: HookCall,
  { runId, path, token }: WaitAddress,
): Promise<void> {
  if (!checkWaitToken(keyring.masterKey, { runId, path }, token)) {
    throw new HookRefusal('hook.unknown', 'There is nothing at this address.');
  }
  const method = request.method ?? '';
  if (!METHODS.includes(method)) {
    throw new HookRefusal(
      'hook.methodNotAllowed',
      `This address takes ${METHODS.join(', ')}, not ${method}.`,
      {
        headers: { allow: METHODS.join(', ') },
      },
    );
  }
  const bytes = await readBody(request, limits.bodyBytes);
  const body = parseBody(bytes, request.headers['content-type']);
  const message = seenMessage({ method, search, headers: request.headers, body });
  const outcome = await inTransaction(runtime.db, async (client) => {
    const requestJson = cleanText(jsonText(message));
    const result = await receiveWaitCallback(client, { runId, path, requestJson });
    if (result === 'received') await enqueue(client, [{ name: 'run.wake', payload: { runId } }]);
    return result;
  });
  switch (outcome) {
    case 'received':
      return writeJson(response, 200, { received: true }, runId);
    case 'duplicate':
      return writeJson(response, 200, { received: false, duplicate: true }, runId);
    case 'gone':
      throw new HookRefusal('wait.gone', 'The run that waited for this has ended or is deleted.');
  }
}
