import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { leaveOutSecrets } from './leave-out-secrets.ts';
import { withoutSecretsOfAddresses } from './secrets-in-addresses.ts';

test.each([
  ['https://erp:s3cret@erp.test/x?top=1', 'https://erp.test/x?top=1'],
  ['postgres://app:pw@db:5432/sales', 'postgres://db:5432/sales'],
  ['https://a.test/send?access_token=abc&x=1#top', 'https://a.test/send?access_token=&x=1#top'],
  ['/orders?page=2&apiKey=abc', '/orders?page=2&apiKey='],
  [
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
  ],
  ["call('https://a.test?token=abc'); // ask bob", "call('https://a.test?token='); // ask bob"],
])('%s loses its secret and nothing else', (text, left) => {
  expect(withoutSecretsOfAddresses(text)).toBe(left);
});

test.each([
  'https://a.test/x?token={{ steps.login.body.token }}&key=orderNo',
  'https://{{ params.user }}:{{ params.pw }}@a.test',
  'mail@example.com at 12:30, key=value; what? sign=yes',
  'http://a.test:8080/path@2x?sort=asc',
])('%s stays as it is', (text) => {
  expect(withoutSecretsOfAddresses(text)).toBe(text);
});

test('of a document that leaves, each place is told: fields, lists, notes and defaults', () => {
  const address = 'https://a.test?token=abc';
  const document = aFlow()
    .manual()
    .parameter('hook', 'text', { label: 'Hook', default: address })
    .action(
      'http',
      'request',
      { url: address, tried: ['https://u:p@b.test'] },
      { key: 'call', note: address },
    )
    .build();
  const left = leaveOutSecrets(document);
  expect(JSON.stringify(left.document)).not.toMatch(/abc|u:p/);
  expect(left.leftOut).toEqual([
    'steps › call › config › input › url',
    'steps › call › config › input › tried › 1',
    'steps › call › note',
    'parameters › hook',
  ]);
});
