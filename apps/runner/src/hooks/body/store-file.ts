import type { Readable } from 'node:stream';
import { appendFileChunk, type Database, FILE_CHUNK_BYTES, insertFile, newId } from '@flowbridge/db';
import { cleanText } from '@flowbridge/runtime';

/** A file as a flow sees it: what it is and where it is kept, never its bytes. */
export type FileValue = { fileId: string; name: string; mime: string; size: number };

export type NamedFile = {
  /** Name of the form field it came in. */
  field: string;
  name: string;
  mime: string;
};

/** Stores a file while it arrives, for the run that will be accepted with it; at most one chunk is in memory. */
export async function storeFile(
  db: Database,
  { tenantId, runId, ...named }: NamedFile & { tenantId: string; runId: string },
  bytes: Readable,
): Promise<FileValue> {
  const fileId = newId();
  const field = cleanText(named.field).slice(0, 200);
  const name = cleanText(named.name).slice(0, 255);
  const mime = cleanText(named.mime).slice(0, 200);
  await insertFile(db, { id: fileId, tenantId, runId, field, name, mime });
  let size = 0;
  let number = 0;
  for await (const body of inChunks(bytes)) {
    await appendFileChunk(db, { tenantId, fileId, number, body });
    number += 1;
    size += body.length;
  }
  return { fileId, name, mime, size };
}

/** The same bytes in pieces of `FILE_CHUNK_BYTES`, the last one excepted. */
async function* inChunks(bytes: Readable): AsyncGenerator<Buffer, void> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    if (!Buffer.isBuffer(piece)) throw new Error('a file is bytes (cannotHappen: encodedFile)');
    waiting.push(piece);
    length += piece.length;
    if (length < FILE_CHUNK_BYTES) continue;
    let whole = Buffer.concat(waiting);
    for (; whole.length >= FILE_CHUNK_BYTES; whole = whole.subarray(FILE_CHUNK_BYTES))
      yield whole.subarray(0, FILE_CHUNK_BYTES);
    waiting = [whole];
    length = whole.length;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
