/**
 * `/api/sso`: to the tenant's identity provider and back, and out again. These are pages' addresses, not calls: whatever goes
 * wrong ends on the sign-in page, whose address says why.
 */
import { fromNodeHeaders } from 'better-auth/node';
import { type CookieOptions, json, type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { clientAddress } from '../auth/client-address.ts';
import type { Auth } from '../auth/open-auth.ts';
import { openRequestLimiter } from '../auth/request-limiter.ts';
import { Refusal } from '../contract/refusal.ts';
import { consolePath, linkSsoInput } from '../contract/sso.ts';
import type { ApiDeps } from '../deps.ts';
import { endSessionUrl } from '../use-cases/sso/end-session-url.ts';
import { finishSso } from '../use-cases/sso/finish-sso.ts';
import { SsoFailed } from '../use-cases/sso/sso-failed.ts';
import { newBrowser, startSso } from '../use-cases/sso/start-sso.ts';

const COOKIE = 'flowbridge.sso';
const COOKIE_MINUTES = 15;

const startQuery = z.object({
  tenant: z.string().toLowerCase().max(100).catch(''),
  returnTo: consolePath.catch('/flows'),
});

type Options = { deps: ApiDeps; auth: Auth; sameOrigin: RequestHandler; perMinute: number };

export function serveSso({ deps, auth, sameOrigin, perMinute }: Options): Router {
  const router = Router();
  const limiter = openRequestLimiter();
  const limited = async (request: Request) => {
    const verdict = await limiter.consume(clientAddress(request), { window: 60, max: perMinute });
    if (!verdict.allowed) throw new SsoFailed('tooMany');
  };
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/api/sso',
    secure: deps.publicUrl().startsWith('https:'),
  };

  router.get('/start', async (request, response) => {
    const { tenant, returnTo } = startQuery.parse(request.query);
    await orSayWhy(deps, response, tenant, async () => {
      await limited(request);
      // A second tab goes on with the first one's, so that neither spoils the other.
      const browser = cookieOf(request) ?? newBrowser();
      const url = await startSso(deps, { tenantCode: tenant, returnTo, browser });
      response.cookie(COOKIE, browser, { ...cookie, maxAge: COOKIE_MINUTES * 60_000 });
      return url.href;
    });
  });

  // Only the console can ask for this, and only for whom it was signed in: see enter-by-sso.ts.
  router.post('/link', sameOrigin, json({ limit: '10kb' }), async (request, response) => {
    response.set('cache-control', 'no-store');
    const { tenant, returnTo } = linkSsoInput.parse(request.body);
    const person = await auth.findPerson(fromNodeHeaders(request.headers));
    if (person === undefined || person.onlyIn !== undefined) throw new Refusal('unauthenticated');
    const failed = (failure: string) => `/sign-in?${new URLSearchParams({ sso: failure, tenant })}`;
    try {
      await limited(request);
      const browser = cookieOf(request) ?? newBrowser();
      const start = { tenantCode: tenant, returnTo, browser, linkUserId: person.id };
      const url = await startSso(deps, start);
      response.cookie(COOKIE, browser, { ...cookie, maxAge: COOKIE_MINUTES * 60_000 });
      response.json({ url: url.href });
    } catch (error) {
      if (!(error instanceof SsoFailed)) throw error;
      response.json({ url: failed(error.failure) });
    }
  });

  router.get('/callback', async (request, response) => {
    await orSayWhy(deps, response, undefined, async () => {
      await limited(request);
      const at = request.originalUrl.indexOf('?');
      const entered = await finishSso(deps, {
        search: at < 0 ? '' : request.originalUrl.slice(at),
        browser: cookieOf(request) ?? '',
        signedIn: await auth.findPerson(fromNodeHeaders(request.headers)),
      });
      const { returnTo, ...person } = entered;
      for (const line of await auth.enter(person, fromNodeHeaders(request.headers))) {
        response.append('set-cookie', line);
      }
      return returnTo;
    });
  });

  router.post('/sign-out', sameOrigin, async (request, response) => {
    const headers = fromNodeHeaders(request.headers);
    const sessionId = await auth.findSessionId(headers);
    const url = sessionId === undefined ? undefined : await endSessionUrl(deps, { sessionId });
    for (const line of await auth.leave(headers)) response.append('set-cookie', line);
    response.json({ url: url ?? null });
  });

  return router;
}

/** Sends the browser on, or to the sign-in page with the reason. */
async function orSayWhy(
  { log }: ApiDeps,
  response: Response,
  tenant: string | undefined,
  goOn: () => Promise<string>,
): Promise<void> {
  response.set('cache-control', 'no-store');
  try {
    response.redirect(await goOn());
  } catch (error) {
    if (!(error instanceof SsoFailed)) throw error;
    if (error.cause !== undefined) log.warn({ err: error }, 'a single sign-on failed');
    const query = new URLSearchParams({ sso: error.failure, ...(tenant ? { tenant } : {}) });
    response.redirect(`/sign-in?${query}`);
  }
}

function cookieOf(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((each) => each.trim());
  const found = pairs.find((each) => each.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return found !== undefined && /^[A-Za-z0-9_-]{43}$/.test(found) ? found : undefined;
}
