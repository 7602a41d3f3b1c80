import { expect, test } from 'vitest';
import { cookieHeader, loginCookies } from './login-cookies.ts';

test('SAP’s cookies survive: no path, a trailing semicolon, a second one with a path', () => {
  const cookies = loginCookies([
    'B1SESSION=ac79876e-1e72;HttpOnly;',
    'CompanyDB=SBODEMOCN;HttpOnly;',
    'ROUTEID=.node1; path=/b1s',
  ]);
  expect(cookieHeader(cookies)).toBe('B1SESSION=ac79876e-1e72; CompanyDB=SBODEMOCN; ROUTEID=.node1');
});

test('a later cookie replaces an earlier one, an empty or expired one removes it, nonsense is skipped', () => {
  const cookies = loginCookies(['a=1', 'b=2', 'a=3=x', 'b=; path=/', 'c=1; Max-Age=0', 'nonsense', '=x']);
  expect(cookieHeader(cookies)).toBe('a=3=x');
  expect(loginCookies(undefined).size).toBe(0);
});
