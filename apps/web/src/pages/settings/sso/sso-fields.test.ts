import { expect, test } from 'vitest';
import { emptyFields, fieldsOf, ISSUER, inputOf, wrongDomain } from './sso-fields.ts';

test('an empty secret keeps the one there is, and says that there is none otherwise', () => {
  expect(inputOf(emptyFields, true)).not.toHaveProperty('clientSecret');
  expect(inputOf(emptyFields, false)).toHaveProperty('clientSecret', null);
  expect(inputOf({ ...emptyFields, clientSecret: 'typed' }, true)).toHaveProperty('clientSecret', 'typed');
});

test('what the server gives comes back as it was, without a secret', () => {
  const { clientSecret: _none, ...others } = inputOf(
    { ...emptyFields, issuer: 'https://login.example', defaultRole: 'viewer' },
    false,
  );
  const view = { redirectUri: '', signedOutUri: '', startUri: '', settings: { ...others, hasSecret: true } };
  expect(inputOf(fieldsOf(view), true)).toEqual(others);
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
