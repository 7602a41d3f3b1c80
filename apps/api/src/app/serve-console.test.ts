import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';
import { serveConsole } from './serve-console.ts';

const server = createServer();
let folder = '';
let url = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'console-'));
  const app = express();
  app.use(securityHeaders({ publicUrl: () => 'https://flows.example.test' }));
  app.use(serveConsole({ folder }));
  server.on('request', app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

/** Like `fetch`, but showing bodies as they travelled and paths as they were typed. */
function read(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ response: IncomingMessage; body: Buffer }>((resolve, reject) => {
    get(`${url}`, { path, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ response, body: Buffer.concat(chunks) });
    }).on('error', reject);
  });
}

test('says so while the console is not built, and serves it once it is', async () => {
  expect((await read('/')).response.statusCode).toBe(503);
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'assets/app-abc.js'), 'console.log(1);'.repeat(100));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Flowbridge</title>');
  const { response, body } = await read('/flows/123');
  expect(response.statusCode).toBe(200);
  expect(body.toString()).toContain('Flowbridge');
  expect(response.headers['cache-control']).toBe('no-cache');
});

test('hashed files are compressed and kept for a year', async () => {
  const { response, body } = await read('/assets/app-abc.js', { 'accept-encoding': 'gzip, br' });
  expect(response.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(brotliDecompressSync(body).toString()).toBe('console.log(1);'.repeat(100));
  const again = await read('/assets/app-abc.js', { 'if-none-match': response.headers.etag ?? '' });
  expect(again.response.statusCode).toBe(304);
});

test('nothing outside the folder is served', async () => {
  await writeFile(path.join(folder, '..', 'flowbridge-outside.txt'), 'secret');
  for (const tried of [
    '/../flowbridge-outside.txt',
    '/%2e%2e/flowbridge-outside.txt',
    '/assets/../../flowbridge-outside.txt',
  ]) {
    expect((await read(tried)).body.toString()).not.toContain('secret');
  }
  await rm(path.join(folder, '..', 'flowbridge-outside.txt'));
});

test('an unknown asset or API address is not the page', async () => {
  for (const tried of ['/assets/gone.js', '/api/unknown', '/hooks/none']) {
    expect((await read(tried)).response.statusCode).toBe(404);
  }
});

test('browsers are told what the page may do', async () => {
  const { headers } = (await read('/')).response;
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['content-security-policy']).toContain("worker-src 'self' blob:");
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['strict-transport-security']).toMatch(/max-age/);
});
