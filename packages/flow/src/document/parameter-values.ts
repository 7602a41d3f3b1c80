import type { FlowDocument } from './document.ts';

/** The values of a flow's parameters: as bound, else their defaults; a parameter with neither is absent. */
export function parameterValues(
  document: FlowDocument,
  bound: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const parameter of document.parameters) {
    const value = bound[parameter.key] ?? parameter.default;
    if (value !== undefined) values[parameter.key] = value;
  }
  return values;
}
