import { expect, test } from 'vitest';
import { suggestionAt } from './suggestion-at.ts';

const at = (marked: string) => suggestionAt(marked.replace('|', ''), marked.indexOf('|'));

test('a slash at the beginning of a word offers, with what follows it as the search', () => {
  expect(at('/|')).toEqual({ query: '', start: 0, end: 1, braced: true });
  expect(at('Total: /订单|')).toEqual({ query: '订单', start: 7, end: 10, braced: true });
});

test('a slash inside a path or an address is only a slash', () => {
  expect(at('https://x/y|')).toBeUndefined();
  expect(at('a/b|')).toBeUndefined();
  expect(at('/orders/|')).toBeUndefined();
});

test('opened braces offer and are replaced whole, as a choice brings its own', () => {
  expect(at('No {{ ord|')).toEqual({ query: 'ord', start: 3, end: 9, braced: true });
  expect(at('{{|')).toEqual({ query: '', start: 0, end: 2, braced: true });
  expect(at('{{ | and {{ steps.a }}')).toMatchObject({ start: 0, end: 3, braced: true });
});

test('inside of an expression only the word is replaced', () => {
  expect(at('{{ $sum(ste|) }}')).toEqual({ query: 'ste', start: 8, end: 11, braced: false });
  expect(at('{{ $sum(|) }}')).toEqual({ query: '', start: 8, end: 8, braced: false });
  expect(at('{{ steps.order.li|')).toMatchObject({ query: 'steps.order.li', start: 0, braced: true });
  expect(at('{{ $s|')).toMatchObject({ query: 's' });
});

test('nothing is offered in quotes, numbers, after an operator, and behind an expression', () => {
  expect(at('{{ "ste|" }}')).toBeUndefined();
  expect(at('{{ 12| }}')).toBeUndefined();
  expect(at('{{ steps.a + | }}')).toBeUndefined();
  expect(at('{{ steps.a }}|')).toBeUndefined();
  expect(at('{{ steps.a }|}')).toBeUndefined();
});
