import type { IncomingMessage } from 'node:http';

export type BodyRead = { ok: true; text: string } | { ok: false; status: 400 | 413 | 415; message: string };

/** Reads a request body as UTF-8 text, at most `limitBytes`. Call `hasBody` first: it saves a turn of the loop. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<BodyRead> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    request.resume();
    return Promise.resolve({
      ok: false,
      status: 415,
      message: `content-encoding ${encoding} is not supported`,
    });
  }
  if (request.readableEnded) {
    throw new Error('sandbox-body-consumed: mount the sandbox before any body parser');
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    request.resume();
    return Promise.resolve(tooLarge(limitBytes));
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) chunks.push(chunk);
    });
    request.on('end', () => {
      resolve(
        bytes > limitBytes
          ? tooLarge(limitBytes)
          : { ok: true, text: Buffer.concat(chunks).toString('utf8') },
      );
    });
    request.on('error', () => resolve({ ok: false, status: 400, message: 'the request body was cut off' }));
    request.on('aborted', () => resolve({ ok: false, status: 400, message: 'the request body was cut off' }));
  });
}

/** True when the request announces a body. */
export function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length'];
  return (length !== undefined && length !== '0') || request.headers['transfer-encoding'] !== undefined;
}

function tooLarge(limitBytes: number): BodyRead {
  return { ok: false, status: 413, message: `the request body is larger than ${limitBytes} bytes` };
}
