import { describe, expect, test } from 'vitest';
import { fillText, fillValue } from './braces.ts';
import { encodePathValue, joinAddress, parseAddress, withQuery } from './encode-url.ts';

const values = (name: string) => ({ n: 15, s: "O'Neil", empty: '', list: [1, 2] })[name];

describe('braces', () => {
  test('text is filled, quotes doubled where asked, and a gap gives nothing', () => {
    expect(fillText("/Items('{s:odata}')", values)).toBe("/Items('O''Neil')");
    expect(fillText('{list}/{n}', values)).toBe('1,2/15');
    expect(fillText('a{empty}', values)).toBeUndefined();
  });

  test('a value that is one brace keeps its type; without a value the field is left out', () => {
    expect(
      fillValue({ Language: '{n}', Note: 'n={n}', Gone: '{empty}', deep: [{ s: '{s}' }], fix: 1 }, values),
    ).toEqual({
      Language: 15,
      Note: 'n=15',
      deep: [{ s: "O'Neil" }],
      fix: 1,
    });
  });
});

describe('addresses', () => {
  test('path values keep what OData keys need and nothing that changes the path', () => {
    expect(encodePathValue("Drafts(16),a='b'")).toBe("Drafts(16),a='b'");
    expect(encodePathValue('a/b?c#d%2F 中')).toBe('a%2Fb%3Fc%23d%252F%20%E4%B8%AD');
  });

  test('queries are added, names with $ as they are', () => {
    expect(withQuery('http://x/a?b=1', [['$filter', "c eq 'd+e'"]])).toBe(
      'http://x/a?b=1&$filter=c%20eq%20%27d%2Be%27',
    );
    expect(withQuery('http://x/a', [])).toBe('http://x/a');
  });

  test('base and path meet in one slash; an absolute path stands alone', () => {
    expect(joinAddress('http://x/b1s/v1/', '/Drafts')).toBe('http://x/b1s/v1/Drafts');
    expect(joinAddress('http://x/v1', 'Drafts?a')).toBe('http://x/v1/Drafts?a');
    expect(joinAddress('http://x', '')).toBe('http://x');
    expect(joinAddress('http://x', 'https://y/z')).toBe('https://y/z');
  });

  test.each(['orders', 'ftp://x/', 'http://user:pw@x/', 'http://x/a/../b', 'http://x/%2e%2E/b'])(
    'refuses %s',
    (address) => {
      expect(() => parseAddress(address, { code: 'connector.invalidInput', field: 'url' })).toThrow(/^url: /);
    },
  );
});
