import { expect, test } from 'vitest';
import { choicesText, readChoices } from './parameter-choices.ts';

test('choices are typed one a line, with a label or without, and read back as they were', () => {
  const typed = 'fast = As fast as possible\n\n safe\nfast = again\neq = a = b';
  const choices = [
    { value: 'fast', label: 'As fast as possible' },
    { value: 'safe', label: 'safe' },
    { value: 'eq', label: 'a = b' },
  ];
  expect(readChoices(typed)).toEqual(choices);
  expect(readChoices(choicesText(choices))).toEqual(choices);
  expect(readChoices('')).toEqual([]);
});
