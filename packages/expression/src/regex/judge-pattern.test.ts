import { describe, expect, it } from 'vitest';
import { longestTextFor } from './guarded-regexp.ts';
import { judgePattern } from './judge-pattern.ts';

describe('a pattern that a backtracking engine could run on forever', () => {
  it.each([
    /(a+)+b/,
    /(a*)*b/,
    /(a|a)*b/,
    /(a|ab|b)*c/,
    /(\w+\s?)*$/,
    /^(([a-z])+.)+[A-Z]([a-z])+$/,
    /(.*)*x/,
    /(a?a?)*b/,
    /(x\d+|\w+)+$/,
    /(?=(a+)+b)c/,
    /(a{1,5}){1,50}b/,
    /((ab)*)*c/,
    /(b*)(\1a|a+)+$/,
  ])('%s is refused', (pattern) => {
    expect(judgePattern(pattern).exponential).toBe(true);
    expect(longestTextFor(pattern)).toBe(0);
  });
});

describe('an ordinary pattern', () => {
  it.each([
    /^\d{4}-\d{2}-\d{2}$/,
    /([A-Z]+)-([0-9]+)/,
    /(\d{1,3}\.){3}\d{1,3}/,
    /(\w+\.)*\w+/,
    /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/,
    /(ab|cd)+/,
    /"(?:[^"\\]|\\.)*"/,
    /(foo|bar)*baz/,
    /\s*,\s*/,
    /^1[3-9]\d{9}$/,
    /[\u4e00-\u9fa5]+/,
    /(a,)*b/,
    /(?<year>\d+)年/,
  ])('%s is allowed on texts of a useful length', (pattern) => {
    expect(judgePattern(pattern).exponential).toBe(false);
    expect(longestTextFor(pattern)).toBeGreaterThan(200);
  });

  it('may see the longer a text, the less it can backtrack', () => {
    expect(longestTextFor(/abc/)).toBe(1_000_000);
    expect(longestTextFor(/\d+/)).toBeGreaterThan(40_000);
    expect(longestTextFor(/.*-.*/)).toBeLessThan(longestTextFor(/\d+/));
  });
});
