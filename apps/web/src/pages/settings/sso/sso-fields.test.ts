import { expect, test } from 'vitest';
import { emptyFields, fieldsOf, ISSUER, inputOf, wrongDomain } from './sso-fields.ts';

test('an empty secret keeps the one there is, and says that there is none otherwise', () => {
  expect(inputOf(emptyFields, true)).not.toHaveProperty('clientSecret');
  expect(inputOf(emptyFields, false)).toHaveProperty('clientSecret', null);
  expect(inputOf({ ...emptyFields, clientSecret: 'typed' }, true)).toHaveProperty('clientSecret', 'typed');
});

test('what the server gives comes back as it was, without a secret, for each kind', () => {
  const access = { enabled: true, passwords: false, groupRoles: [], defaultRole: 'viewer' } as const;
  const oidc = { ...emptyFields.oidc, issuer: 'https://login.example', clientId: 'fb' };
  const own = { login: 'https://ding.example', api: 'https://ding.example', oapi: 'https://ding.example' };
  const all = [
    { kind: 'oidc', ...access, ...oidc },
    { kind: 'dingtalk', ...access, corpId: 'ding1', clientId: 'dingapp', addresses: own },
    { kind: 'wecom', ...access, corpId: 'ww1', agentId: 1000002, addresses: null },
  ] as const;
  for (const settings of all) {
    const view = { redirectUri: '', signedOutUri: '', startUri: '' };
    const groupRoles = [...settings.groupRoles];
    const given = { ...view, settings: { ...settings, groupRoles, hasSecret: true } };
    expect(inputOf(fieldsOf(given), true)).toEqual(settings);
  }
});

test('an enterprise has a secret: an empty one keeps what there is and never says that there is none', () => {
  for (const kind of ['dingtalk', 'wecom'] as const) {
    expect(inputOf({ ...emptyFields, kind }, false)).not.toHaveProperty('clientSecret');
  }
});

test('an issuer is an https address, or one of this machine', () => {
  for (const good of ['https://login.example/tenant/v2.0', 'http://127.0.0.1:4000', 'http://localhost'])
    expect(good).toMatch(ISSUER);
  for (const bad of [
    'http://login.example',
    'login.example',
    'https://a.example/?x=1',
    'http://localhost.evil.example',
  ])
    expect(bad).not.toMatch(ISSUER);
});

test('the first wrong domain is named', () => {
  expect(wrongDomain(['corp.example', 'Sub.Corp.Example'])).toBeUndefined();
  expect(wrongDomain(['corp.example', 'you@corp.example', 'nothing'])).toBe('you@corp.example');
});
