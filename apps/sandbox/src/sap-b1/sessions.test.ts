import { describe, expect, it } from 'vitest';
import { errorOf, signedInSap, signIn } from '../testing/call-sap.ts';

const MINUTE_MS = 60_000;

describe('sessions of the Service Layer', () => {
  it('sets both cookies in the shape of the real server', () => {
    const { call } = signedInSap();
    const credentials = {
      CompanyDB: 'SBODEMOCN',
      UserName: 'S-ERP\\manager',
      Password: 'flowbridge-sap',
      Language: 15,
    };
    const login = call('POST', '/login', credentials);
    const [session, route] = login.headers['set-cookie'] as string[];
    const { SessionId, SessionTimeout } = login.json();
    expect(session).toBe(`B1SESSION=${SessionId};HttpOnly;`);
    expect(route).toMatch(/^ROUTEID=\.node[12]; path=\/b1s$/);
    expect(SessionTimeout).toBe(30);
  });

  it('answers a failed login with the vendor code in both envelopes', () => {
    const { call } = signedInSap();
    const wrong = { CompanyDB: 'SBODEMOCN', UserName: 'manager', Password: 'no' };
    const v1 = call('POST', '/Login', wrong);
    expect(v1.status).toBe(401);
    expect(v1.json()).toEqual({
      error: { code: 100000027, message: { lang: 'en-us', value: 'Login failed' } },
    });
    expect(call('POST', '/b1s/v2/Login', wrong).json()).toEqual({
      error: { code: '100000027', message: 'Login failed' },
    });
    expect(call('POST', '/Login', { ...wrong, Pasword: 'x' }).status).toBe(400);
  });

  it('extends the session with every call and ends it after the timeout', () => {
    const { sim, call } = signedInSap();
    sim.clock.advance(29 * MINUTE_MS);
    expect(call('GET', '/Drafts(16)').status).toBe(200);
    sim.clock.advance(29 * MINUTE_MS);
    expect(call('GET', '/Drafts(16)').status).toBe(200);
    sim.clock.advance(31 * MINUTE_MS);
    const late = call('GET', '/Drafts(16)');
    expect(late.status).toBe(401);
    expect(errorOf(late)).toEqual({ code: 301, text: 'Invalid session or session already timeout.' });
  });

  it('answers 301 on every other call when ROUTEID is missing or unknown', () => {
    const caller = signedInSap();
    const session = caller.cookie.replace(/; ROUTEID=.*/, '');
    for (const cookie of [session, `${session}; ROUTEID=.node9`]) {
      const statuses = [1, 2, 3, 4].map(
        () => caller.call('GET', '/Drafts(16)', undefined, { cookie }).status,
      );
      expect(statuses).toEqual([401, 200, 401, 200]);
    }
  });

  it('answers 301 when ROUTEID names the other node', () => {
    const caller = signedInSap();
    const cookie = caller.cookie.replace('.node1', '.node2');
    expect(caller.call('GET', '/Drafts(16)', undefined, { cookie }).status).toBe(401);
  });

  it('puts sessions on the nodes in turn and counts logins', () => {
    const first = signedInSap();
    const second = signIn(first.sim, 'zhangtao', 'flowbridge-sap-zhangtao');
    expect([first.cookie, second.cookie].map((cookie) => cookie.slice(-5))).toEqual(['node1', 'node2']);
    expect(first.sim.counters.read().logins).toBe(2);
    expect(first.sim.sessions.open()).toBe(2);
  });

  it('ends the session on Logout', () => {
    const { call } = signedInSap();
    expect(call('POST', '/Logout').status).toBe(204);
    expect(call('GET', '/Drafts(16)').status).toBe(401);
  });
});
