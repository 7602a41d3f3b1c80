/**
 * Sign-in by better-auth: e-mail and password, sessions in the database, cookies out of reach of scripts. Nobody signs up
 * here: users are made by the seed and by invitations. Which accounts exist is not told: a wrong password and an unknown
 * e-mail answer alike, in the same time.
 */
import { hkdfSync } from 'node:crypto';
import { authDatabase, type Database, newId } from '@flowbridge/db';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import type { Logger } from 'pino';
import type { Person } from '../contract/access.ts';
import { CLIENT_ADDRESS_HEADER } from './client-address.ts';
import { type EnterPerson, enterPerson } from './enter-person.ts';
import { openRequestLimiter } from './request-limiter.ts';

export type AuthOptions = {
  db: Database;
  log: Logger;
  /** The installation's master key: cookies are signed by a key made from it. */
  masterKey: string;
  publicUrl(): string;
  /** Sign-ins an address may try within a minute. */
  signInsPerMinute: number;
};

export type Auth = {
  /** Answers better-auth's own addresses under `/api/auth`. */
  handler(request: Request): Promise<Response>;
  /** Who a request's session cookie belongs to. */
  findPerson(headers: Headers): Promise<Person | undefined>;
  /** Signs somebody in; answers the `Set-Cookie` lines. */
  enter(person: EnterPerson, headers: Headers): Promise<string[]>;
  /** Signs out; answers the `Set-Cookie` lines. */
  leave(headers: Headers): Promise<string[]>;
  findSessionId(headers: Headers): Promise<string | undefined>;
  hashPassword(password: string): Promise<string>;
};

const SESSION_DAYS = 7;
const DAY_SECONDS = 86_400;

export function openAuth({ db, log, masterKey, publicUrl, signInsPerMinute }: AuthOptions): Auth {
  const auth = betterAuth({
    appName: 'Flowbridge',
    basePath: '/api/auth',
    // Unknown until a free port was found; then the request's own address is used.
    ...(publicUrl() === '' ? {} : { baseURL: publicUrl() }),
    secret: Buffer.from(hkdfSync('sha256', masterKey, '', 'flowbridge session cookies', 32)).toString(
      'base64',
    ),
    database: authDatabase(db, prismaAdapter),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 256 },
    session: {
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      additionalFields: {
        ssoTenantId: { type: 'string', required: false, input: false },
        ssoIdToken: { type: 'string', required: false, input: false, returned: false },
      },
    },
    plugins: [enterPerson],
    // `require-same-origin.ts` has refused foreign origins before a request comes here.
    trustedOrigins: (request) => [request?.headers.get('origin') ?? null],
    rateLimit: {
      enabled: true,
      window: 60,
      max: 600,
      customStorage: openRequestLimiter(),
      customRules: { '/sign-in/email': { window: 60, max: signInsPerMinute } },
    },
    advanced: {
      cookiePrefix: 'flowbridge',
      useSecureCookies: publicUrl().startsWith('https:'),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: () => newId() },
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => {
        if (level === 'error') log.error({ part: 'auth' }, message);
        else if (level === 'warn') log.warn({ part: 'auth' }, message);
      },
    },
  });
  return {
    handler: (request) => auth.handler(request),
    async findPerson(headers) {
      if (!headers.has('cookie')) return undefined;
      const found = await auth.api.getSession({ headers });
      if (!found) return undefined;
      const { id, name, email } = found.user;
      const { ssoTenantId, createdAt } = found.session;
      if (!ssoTenantId) return { id, name, email };
      const isOver = Date.now() - createdAt.getTime() > DAY_SECONDS * 1000;
      return isOver ? undefined : { id, name, email, onlyIn: ssoTenantId };
    },
    async enter(person, headers) {
      const entered = await auth.api.enterPerson({ body: person, headers, returnHeaders: true });
      return entered.headers.getSetCookie();
    },
    async leave(headers) {
      const left = await auth.api.signOut({ headers, returnHeaders: true });
      return left.headers.getSetCookie();
    },
    async findSessionId(headers) {
      return headers.has('cookie') ? (await auth.api.getSession({ headers }))?.session.id : undefined;
    },
    async hashPassword(password) {
      return (await auth.$context).password.hash(password);
    },
  };
}
