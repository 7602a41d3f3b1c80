/** A request's body and headers as they go on the wire. */
import { type HttpBody, type HttpRequest, TerminalError } from '@flowbridge/connector-sdk';
import { stringifyJson } from '@flowbridge/expression';

/** Lower-case headers (the request's own win over the defaults) and the body's text. Throws `connector.invalidInput`. */
export function encodeBody(request: HttpRequest): { headers: Record<string, string>; body?: string } {
  const headers: Record<string, string> = {
    accept: 'application/json, */*;q=0.8',
    'accept-encoding': 'gzip',
  };
  const encoded = request.body === undefined ? undefined : bodyText(request.body);
  if (encoded !== undefined) headers['content-type'] = encoded.type;
  for (const [name, value] of request.headers ?? []) {
    const key = name.toLowerCase();
    headers[key] = asHeaderValue(key, value);
  }
  return encoded === undefined ? { headers } : { headers, body: encoded.text };
}

/** Header values carry Latin-1 without line breaks; anything else would be a way to smuggle a second header. */
function asHeaderValue(name: string, value: string): string {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return value;
  throw new TerminalError({
    code: 'connector.invalidInput',
    message: `header ${name} has characters that headers cannot carry`,
    details: { field: name, reason: 'header with characters that headers cannot carry' },
  });
}

function bodyText(body: HttpBody): { text: string; type: string } {
  switch (body.type) {
    case 'json':
      return { text: stringifyJson(body.value), type: 'application/json' };
    case 'form':
      return {
        text: new URLSearchParams(body.fields).toString(),
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
      };
    case 'text':
      return { text: body.text, type: body.contentType };
  }
}

/** Credentials win, except that cookies of the request and of the session go together. */
export function mergeHeaders(
  headers: Record<string, string>,
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  if (Object.keys(added).length === 0) return headers;
  const cookie = [added.cookie, headers.cookie].filter((each) => each !== undefined).join('; ');
  return { ...headers, ...added, ...(cookie === '' ? {} : { cookie }) };
}
