import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { RunFileContent } from '../contract/runs.ts';

/**
 * Sends a file as a download. Whoever uploaded it chose its type and name: it is never shown as a page of this site, and its
 * name is only a proposal.
 */
export async function sendFile(response: Response, { name, size, bytes }: RunFileContent): Promise<void> {
  response.status(200).set({
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  try {
    await pipeline(Readable.from(bytes), response);
  } catch (error) {
    // A reader that went away is nobody's fault; anything else can no longer be answered, only be noticed.
    if (!response.destroyed) throw error;
  }
}

const asciiName = (name: string) => name.replace(/[^A-Za-z0-9 ._-]/g, '_') || 'file';

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
