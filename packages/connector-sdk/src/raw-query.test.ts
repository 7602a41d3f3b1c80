import { expect, test } from 'vitest';
import { parseRawQuery } from './raw-query.ts';

test('a plus stays a plus, percent sequences are decoded', () => {
  expect(parseRawQuery('?echostr=a+b%2Bc%3D%3D&nonce=%E4%B8%AD&empty=&flag')).toEqual({
    echostr: 'a+b+c==',
    nonce: '中',
    empty: '',
    flag: '',
  });
});

test('the first of a repeated name wins; a broken sequence and odd names do no harm', () => {
  expect(parseRawQuery('a=1&a=2&b=%ZZ&&__proto__=x')).toMatchObject({ a: '1', b: '%ZZ' });
  expect(parseRawQuery('')).toEqual({});
});
