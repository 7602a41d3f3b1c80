/**
 * A form with files (multipart/form-data), read while it arrives: fields come as texts, files go to whoever stores them, one
 * after the other and no faster than they are stored. Nothing but the fields is held in memory.
 */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { HookRefusal } from '../hook-refusal.ts';
import { bodyChunks } from './body-chunks.ts';
import { gather } from './parse-body.ts';
import { tooLarge } from './read-body.ts';
import type { FileValue, NamedFile } from './store-file.ts';

const MAX_FIELDS = 1_000;
const MAX_FILES = 100;

export type MultipartOptions = {
  /** The whole body, files included. */
  limitBytes: number;
  /** All fields together. */
  fieldBytes: number;
  onChunk(chunk: Buffer): void;
  store(file: NamedFile, bytes: Readable): Promise<FileValue>;
};

export type Multipart = {
  /** Fields by name; a name that comes several times gives a list. */
  fields: Record<string, string | string[]>;
  /** Files by the field they came in; likewise. */
  files: Record<string, FileValue | FileValue[]>;
};

/** Throws `HookRefusal` for what is no such form or too large. */
export async function readMultipart(request: IncomingMessage, options: MultipartOptions): Promise<Multipart> {
  const fields: [string, string][] = [];
  const stored: Promise<[string, FileValue]>[] = [];
  let fieldBytes = 0;
  const parser = openParser(request, options.fieldBytes);
  const ended = new Promise<void>((resolve, reject) => {
    parser.once('close', resolve);
    // More than one error may come; each without a listener would end the process.
    parser.on('error', reject);
  });
  // Also awaited below; here it only must not count as unhandled.
  ended.catch(() => undefined);
  const fail = (error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  parser.on('field', (name, value, { valueTruncated }) => {
    fieldBytes += Buffer.byteLength(value);
    if (valueTruncated || fieldBytes > options.fieldBytes) fail(tooLarge(options.fieldBytes));
    else fields.push([name, value]);
  });
  parser.on('file', (field, bytes, { filename, mimeType }) => {
    // A file that breaks off fails the form; its own error may come when nobody reads it any more.
    bytes.on('error', () => undefined);
    // An input of a page in which no file was chosen comes as a file without a name.
    if (!filename) {
      bytes.resume();
      return;
    }
    const saving = options.store({ field, name: filename, mime: mimeType }, bytes);
    saving.catch(fail);
    stored.push(saving.then((value) => [field, value]));
  });
  for (const event of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
    parser.on(event, () => fail(tooMany()));

  try {
    for await (const chunk of bodyChunks(request, options.limitBytes)) {
      options.onChunk(chunk);
      if (!parser.write(chunk)) await Promise.race([drained(parser), ended]);
    }
    parser.end();
    await ended;
    return { fields: gather(fields), files: gather(await Promise.all(stored)) };
  } catch (error) {
    fail(error);
    await Promise.allSettled(stored);
    throw error instanceof HookRefusal ? error : invalidForm(error);
  }
}

function openParser(request: IncomingMessage, fieldBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fieldSize: fieldBytes, fields: MAX_FIELDS, files: MAX_FILES, parts: MAX_FIELDS + MAX_FILES },
    });
  } catch (error) {
    throw invalidForm(error);
  }
}

const drained = (parser: busboy.Busboy) => new Promise<void>((resolve) => parser.once('drain', resolve));

function invalidForm(error: unknown): Error {
  // What the store throws is not the caller's fault and goes on as it is.
  if (!(error instanceof Error) || !FORM_FAULTS.test(error.message))
    return error instanceof Error ? error : new Error(String(error));
  return new HookRefusal('body.invalidForm', `This is not a valid form: ${error.message}`, { path: 'body' });
}

/** What the parser says of a form that is none. */
const FORM_FAULTS =
  /Malformed|Unexpected end|Multipart: Boundary|Unsupported content type|Missing Content-Type/i;

function tooMany(): HookRefusal {
  return new HookRefusal('body.tooLarge', `A form may have ${MAX_FIELDS} fields and ${MAX_FILES} files.`, {
    path: 'body',
    headers: { connection: 'close' },
  });
}
