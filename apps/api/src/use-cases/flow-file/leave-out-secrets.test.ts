import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { leaveOutSecrets } from './leave-out-secrets.ts';
import { isSecretName } from './secret-names.ts';

test.each([
  'Authorization',
  'X-Api-Key',
  'clientSecret',
  'access_token',
  'password',
  'Set-Cookie',
  'app.secret',
])('%s is named like a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each(['tokenUrl', 'passwordField', 'keyboard', 'authorId', 'monkey', 'processCode'])(
  '%s is not',
  (name) => expect(isSecretName(name)).toBe(false),
);

test('fixed texts named like a secret become empty, wherever they lie; expressions and other texts stay', () => {
  const document = aFlow()
    .manual()
    .action('http', 'request', {
      url: 'https://a.example.test',
      headers: { Authorization: 'Bearer s3cr3t-header', 'X-Api-Key': '{{ vars.key }}', Accept: 'text/plain' },
      query: [{ name: 'token', value: 's3cr3t-query' }],
    })
    .build();
  const { document: clean, leftOut } = leaveOutSecrets(document);
  expect(JSON.stringify(clean)).not.toContain('s3cr3t');
  expect(JSON.stringify(clean)).toContain('{{ vars.key }}');
  expect(JSON.stringify(clean)).toContain('text/plain');
  expect(leftOut).toEqual([
    'steps › request › config › input › headers › Authorization',
    'steps › request › config › input › query › 1 › value',
  ]);
  expect(JSON.stringify(document)).toContain('s3cr3t-header');
});
