import type { IncomingMessage } from 'node:http';
import { HookRefusal } from '../hook-refusal.ts';
import { tooLarge } from './read-body.ts';

/**
 * The body as it arrives, for who does not want it whole. Whoever stops early, also by the refusal of a body that is too large,
 * leaves a request whose rest is thrown away, so that the caller can still be answered.
 */
export async function* bodyChunks(
  request: IncomingMessage,
  limitBytes: number,
): AsyncGenerator<Buffer, void> {
  let size = 0;
  try {
    if (Number(request.headers['content-length']) > limitBytes) throw tooLarge(limitBytes);
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new Error('a body is bytes (cannotHappen: encodedBody)');
      size += chunk.length;
      if (size > limitBytes) throw tooLarge(limitBytes);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof HookRefusal) throw error;
    throw new HookRefusal('body.incomplete', 'The request ended before its body.', { cause: error });
  } finally {
    if (!request.readableEnded) request.resume();
  }
}
