/**
 * `{name}` in a manifest's texts: connection variables, secrets (in auth only) and inputs (in paths and headers), by key.
 * `{name:odata}` doubles single quotes for use inside an OData literal.
 */

export type BraceValues = (name: string) => unknown;

const BRACE = /\{([^{}:]+)(?::(odata))?\}/g;
const ONE_BRACE = /^\{([^{}:]+)\}$/;

/** The text with its braces replaced, or undefined when one of them has no value. `encode` is applied to each value. */
export function fillText(
  template: string,
  values: BraceValues,
  encode: (text: string) => string = (text) => text,
): string | undefined {
  let complete = true;
  const text = template.replace(BRACE, (_, name: string, modifier: string | undefined) => {
    const value = values(name);
    if (isAbsent(value)) {
      complete = false;
      return '';
    }
    const plain = valueText(value);
    return encode(modifier === 'odata' ? plain.replaceAll("'", "''") : plain);
  });
  return complete ? text : undefined;
}

/** Fills a JSON value: a string that is one brace keeps the value's type; fields and items without a value are left out. */
export function fillValue(template: unknown, values: BraceValues): unknown {
  if (typeof template === 'string') {
    const single = ONE_BRACE.exec(template)?.[1];
    if (single === undefined) return fillText(template, values);
    const value = values(single);
    return isAbsent(value) ? undefined : value;
  }
  if (Array.isArray(template)) {
    return template.map((each) => fillValue(each, values)).filter((each) => each !== undefined);
  }
  if (typeof template === 'object' && template !== null) {
    return Object.fromEntries(
      Object.entries(template)
        .map(([key, each]) => [key, fillValue(each, values)] as const)
        .filter(([, each]) => each !== undefined),
    );
  }
  return template;
}

/** Names of all braces, in order. */
export function braceNames(template: string): string[] {
  return [...template.matchAll(BRACE)].map((match) => match[1] ?? '');
}

export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

/** A value as it stands in a path, query or header: lists joined by commas, objects as JSON. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(valueText).join(',');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value);
}
