import type { IncomingMessage } from 'node:http';
import { HookRefusal } from '../hook-refusal.ts';

/** The bytes of a request's body. Refuses more than `limitBytes` as early as it can be known. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const declared = Number(request.headers['content-length']);
  if (declared > limitBytes) return Promise.reject(tooLarge(limitBytes));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) {
        request.off('data', onData);
        request.resume();
        reject(tooLarge(limitBytes));
      } else chunks.push(chunk);
    };
    request.on('data', onData);
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', () =>
      reject(new HookRefusal('body.incomplete', 'The request ended before its body.')),
    );
    request.on('aborted', () =>
      reject(new HookRefusal('body.incomplete', 'The request ended before its body.')),
    );
  });
}

export function tooLarge(limitBytes: number): HookRefusal {
  return new HookRefusal('body.tooLarge', `The body is larger than ${limitBytes} bytes.`, {
    path: 'body',
    details: { limitBytes },
    headers: { connection: 'close' },
  });
}
