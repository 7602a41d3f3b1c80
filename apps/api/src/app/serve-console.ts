/**
 * The console's files (Vite's build). Names under `/assets` carry a hash of their content and are kept for a year; every other
 * address is the page itself, revalidated each time. Texts are compressed once, at their first request, or taken from a
 * `.br` beside the file.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

type Served = { type: string; etag: string; plain: Buffer; br?: Promise<Buffer>; gzip?: Promise<Buffer> };

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.ttf', '.txt', '.webmanifest']);

/** Addresses that are never the console's: an unknown one there is an error, not a page. */
const NOT_PAGES = /^\/(api|hooks|sandbox|assets)(\/|$)/;

export function serveConsole({ folder }: { folder: string }): RequestHandler {
  const served = new Map<string, Promise<Served | undefined>>();
  let names: Promise<Set<string>> | undefined;

  const listNames = async () => {
    names ??= readdir(folder, { recursive: true, withFileTypes: true }).then(
      (entries) =>
        new Set(
          entries
            .filter((entry) => entry.isFile())
            .map((entry) =>
              path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
            ),
        ),
      () => new Set<string>(),
    );
    const found = await names;
    // Not built yet: look again at the next request.
    if (!found.has('index.html')) names = undefined;
    return found;
  };

  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const found = await listNames();
    const asked = request.path.slice(1);
    const isFile = found.has(asked);
    if (!isFile && NOT_PAGES.test(request.path)) return next();
    const name = isFile ? asked : 'index.html';
    const file = await load(served, folder, name);
    if (!file) {
      response.status(503).type('text').send('The console is not built: run `npm run build`.');
      return;
    }
    response.set({
      'Content-Type': file.type,
      'Cache-Control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: file.etag,
      Vary: 'Accept-Encoding',
    });
    if (request.headers['if-none-match'] === file.etag) {
      response.status(304).end();
      return;
    }
    const compressed = COMPRESSED.has(path.extname(name));
    // Browsers name gzip first without meaning it.
    const encoding = compressed && (request.acceptsEncodings('br') || request.acceptsEncodings('gzip'));
    if (encoding === 'br' || encoding === 'gzip') {
      response.set('Content-Encoding', encoding);
      response.end(await (encoding === 'br' ? brotliOf(file, folder, name, found) : gzipOf(file)));
      return;
    }
    response.end(file.plain);
  };
}

function load(served: Map<string, Promise<Served | undefined>>, folder: string, name: string) {
  const known = served.get(name);
  if (known) return known;
  const loading = readFile(path.join(folder, name)).then(
    (plain): Served => ({
      plain,
      type: TYPES[path.extname(name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    }),
    () => {
      served.delete(name);
      return undefined;
    },
  );
  // The page itself is read afresh, so that a rebuild shows without a restart.
  if (name !== 'index.html') served.set(name, loading);
  return loading;
}

function brotliOf(file: Served, folder: string, name: string, found: Set<string>): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  file.br ??= found.has(`${name}.br`)
    ? readFile(path.join(folder, `${name}.br`))
    : promisify(brotliCompress)(file.plain, { params });
  return file.br;
}

function gzipOf(file: Served): Promise<Buffer> {
  file.gzip ??= promisify(gzip)(file.plain);
  return file.gzip;
}
