/** A manifest action and its checked input → the request to send. */
import {
  type ActionManifest,
  type ActionRequest,
  type HttpBody,
  type HttpRequest,
  type Input,
  TerminalError,
} from '@flowbridge/connector-sdk';
import { stringifyJson } from '@flowbridge/expression';
import { withPointer } from '../json-pointer.ts';
import { type BraceValues, braceNames, fillText, fillValue, isAbsent, valueText } from './braces.ts';
import { encodePathValue } from './encode-url.ts';

/** Throws `connector.invalidInput` for a path input without a value. */
export function buildRequest(
  action: ActionManifest,
  request: ActionRequest,
  input: Readonly<Record<string, unknown>>,
  call: { variables: Readonly<Record<string, unknown>>; idempotencyKey: string },
): HttpRequest {
  const values: BraceValues = (name) => input[name] ?? call.variables[name];
  const body = buildBody(action, request, input, call.variables);
  return {
    method: request.method,
    url: buildPath(action, request.path, values, call.variables),
    query: placed(action, input, 'query').map(({ name, value }) => [name, valueText(value)] as const),
    headers: buildHeaders(action, request, input, values, call.idempotencyKey),
    ...(body === undefined ? {} : { body }),
  };
}

function buildPath(
  action: ActionManifest,
  template: string,
  values: BraceValues,
  variables: Readonly<Record<string, unknown>>,
): string {
  for (const name of braceNames(template)) {
    if (!isAbsent(values(name))) continue;
    const field = action.inputs.find((each) => each.field.key === name)?.field;
    throw new TerminalError({
      code: field === undefined ? 'connector.invalidConnection' : 'connector.invalidInput',
      message: `${action.key}: ${name} is missing for the address`,
      details: {
        field: name,
        reason: 'missing',
        ...(field === undefined ? {} : { fieldNames: field.names }),
      },
    });
  }
  const leading = /^\{([^{}:]+)\}/.exec(template)?.[1];
  const isBase = leading !== undefined && !action.inputs.some((each) => each.field.key === leading);
  if (!isBase) return fillText(template, values, encodePathValue) ?? '';
  const rest = fillText(template.slice(leading.length + 2), values, encodePathValue) ?? '';
  return `${valueText(variables[leading]).replace(/\/+$/, '')}${rest}`;
}

function buildHeaders(
  action: ActionManifest,
  request: ActionRequest,
  input: Readonly<Record<string, unknown>>,
  values: BraceValues,
  idempotencyKey: string,
): [string, string][] {
  const headers: [string, string][] = [];
  for (const [name, template] of Object.entries(request.headers ?? {})) {
    const value = fillText(template, values);
    if (value !== undefined) headers.push([name, value]);
  }
  for (const { name, value } of placed(action, input, 'header')) headers.push([name, valueText(value)]);
  if (action.idempotencyHeader !== undefined) headers.push([action.idempotencyHeader, idempotencyKey]);
  return headers;
}

function buildBody(
  action: ActionManifest,
  request: ActionRequest,
  input: Readonly<Record<string, unknown>>,
  variables: Readonly<Record<string, unknown>>,
): HttpBody | undefined {
  const type = request.bodyType ?? (request.method === 'GET' ? 'none' : 'json');
  if (type === 'none') return undefined;
  const fixed = request.body === undefined ? undefined : fillValue(request.body, (name) => variables[name]);
  const given = action.inputs.filter((each) => each.place === 'body' && input[each.field.key] !== undefined);
  const whole = given.find((each) => each.wire === '');
  let value: unknown = whole === undefined ? fixed : merge(fixed, input[whole.field.key]);
  for (const each of given) {
    if (each !== whole) value = withPointer(value, bodyPointer(each), input[each.field.key]);
  }
  if (value === undefined) return undefined;
  if (type === 'json') return { type: 'json', value };
  const fields = Object.entries(typeof value === 'object' && value !== null ? value : {}).map(
    ([name, each]) => [name, typeof each === 'string' ? each : stringifyJson(each)] as const,
  );
  return { type: 'form', fields: Object.fromEntries(fields) };
}

function merge(fixed: unknown, whole: unknown): unknown {
  const isObject = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject(fixed) && isObject(whole) ? { ...fixed, ...whole } : whole;
}

function bodyPointer(input: Input): string {
  const wire = input.wire ?? input.field.key;
  return wire.startsWith('/') ? wire : `/${wire.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function placed(
  action: ActionManifest,
  input: Readonly<Record<string, unknown>>,
  place: Input['place'],
): { name: string; value: unknown }[] {
  return action.inputs
    .filter((each) => each.place === place && !isAbsent(input[each.field.key]))
    .map((each) => ({ name: each.wire ?? each.field.key, value: input[each.field.key] }));
}
