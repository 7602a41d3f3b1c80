/** The choices of a parameter as people type them: one a line, `value = label`, or the value alone. */
import type { Parameter } from '@flowbridge/flow';

type Choices = NonNullable<Parameter['choices']>;
const MOST = 500;

export function choicesText(choices: Choices): string {
  return choices.map(({ value, label }) => (value === label ? value : `${value} = ${label}`)).join('\n');
}

/** Empty lines are none; of two with one value the first counts. */
export function readChoices(text: string): Choices {
  const choices = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [value = '', ...rest] = line.split('=').map((part) => part.trim());
    if (value !== '' && !choices.has(value)) choices.set(value, rest.join(' = ') || value);
  }
  return [...choices].slice(0, MOST).map(([value, label]) => ({ value, label }));
}
