import type { IncomingMessage } from 'node:http';
import type { Database } from '@flowbridge/db';
import type { BodyProof } from '../auth/caller-check.ts';
import type { HookLimits } from '../hook-context.ts';
import { parseBody } from './parse-body.ts';
import { readBody } from './read-body.ts';
import { type Multipart, readMultipart } from './read-multipart.ts';
import { storeFile } from './store-file.ts';

/** What came with a call: the body as a value, and the files of a form. */
export type ReceivedBody = { body: unknown; files?: Multipart['files'] };

export type BodyOrder = {
  db: Database;
  limits: HookLimits;
  /** The trigger's own limit; the installation's holds as well. */
  maxBodyBytes: number | undefined;
  proof: BodyProof | undefined;
  tenantId: string;
  /** The run that will be accepted with the files. */
  runId: string;
};

const MULTIPART = /^\s*multipart\/form-data\s*(;|$)/i;

export function isForm(request: IncomingMessage): boolean {
  return MULTIPART.test(request.headers['content-type'] ?? '');
}

/** Reads the body, feeding it to the proof of its sender. Throws `HookRefusal`. */
export async function receiveBody(request: IncomingMessage, order: BodyOrder): Promise<ReceivedBody> {
  const { db, limits, maxBodyBytes, proof, tenantId, runId } = order;
  if (isForm(request)) {
    const { fields, files } = await readMultipart(request, {
      limitBytes: Math.min(maxBodyBytes ?? limits.uploadBytes, limits.uploadBytes),
      fieldBytes: limits.bodyBytes,
      onChunk: (chunk) => proof?.update(chunk),
      store: (file, bytes) => storeFile(db, { ...file, tenantId, runId }, bytes),
    });
    return { body: fields, files };
  }
  const bytes = await readBody(request, Math.min(maxBodyBytes ?? limits.bodyBytes, limits.bodyBytes));
  proof?.update(bytes);
  return { body: parseBody(bytes, request.headers['content-type']) };
}
