import jsonata from 'jsonata';

/** JSONata itself, untouched: what every compiled form is held to. Its marks are removed from the result. */
export async function pureJsonata(expression: string, input: unknown): Promise<unknown> {
  const result: unknown = await jsonata(expression).evaluate(input);
  return withoutMarks(result);
}

function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutMarks(inner)]));
}
