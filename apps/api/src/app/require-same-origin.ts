import type { Request, RequestHandler } from 'express';
import { Refusal } from '../contract/refusal.ts';
import { sendProblem } from '../rest/problem.ts';

/**
 * Guards everything a cookie can authorise against other sites' pages (CSRF). Browsers name the page's origin on every request
 * that may change something; it has to be the origin the request went to. Requests of programs carry neither header.
 */
export function requireSameOrigin({ publicUrl }: { publicUrl(): string }): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || isSameOrigin(request, publicUrl())) {
      next();
      return;
    }
    sendProblem(
      request,
      response,
      new Refusal('crossSite', { message: 'Requests from other sites are refused.' }),
    );
  };
}

function isSameOrigin(request: Request, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  try {
    const url = new URL(origin);
    return url.host === host || url.origin === new URL(publicUrl).origin;
  } catch {
    return false;
  }
}
