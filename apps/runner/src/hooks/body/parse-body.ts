/** The value a flow sees as `trigger.body`: by content type, JSON, form, XML or text. */
import { JsonError, parseJson } from '@flowbridge/expression';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { HookRefusal } from '../hook-refusal.ts';

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: { enabled: true, maxTotalExpansions: 10_000 },
});

/** Throws `HookRefusal` for text that is not what its content type says. */
export function parseBody(bytes: Buffer, contentType: string | undefined): unknown {
  if (bytes.length === 0) return null;
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type.endsWith('+json')) return fromJson(bytes.toString('utf8'));
  if (type === 'application/x-www-form-urlencoded') return fromForm(bytes.toString('utf8'));
  if (type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml'))
    return fromXml(bytes.toString('utf8'));
  if (type.startsWith('text/')) return bytes.toString('utf8');
  if (type === '') {
    const text = bytes.toString('utf8');
    return /^\s*[[{]/.test(text) ? fromJson(text) : text;
  }
  throw new HookRefusal('body.unsupportedType', `A body of type ${type} is not understood.`, {
    path: 'headers.content-type',
    details: { contentType: type },
  });
}

function fromJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const { line, column } = error.details;
    throw new HookRefusal(
      'body.invalidJson',
      { en: error.userMessage('en'), zh: error.userMessage('zh') },
      {
        path: 'body',
        details: { line, column },
      },
    );
  }
}

/** A name that comes several times gives a list. */
export function fromForm(text: string): Record<string, string | string[]> {
  return gather(new URLSearchParams(text));
}

export function gather<Value>(pairs: Iterable<[string, Value]>): Record<string, Value | Value[]> {
  const values = new Map<string, Value[]>();
  for (const [name, value] of pairs) {
    const list = values.get(name);
    if (list) list.push(value);
    else values.set(name, [value]);
  }
  const single = ([name, list]: [string, Value[]]): [string, Value | Value[]] => {
    const [first] = list;
    return [name, list.length === 1 && first !== undefined ? first : list];
  };
  return Object.fromEntries([...values].map(single));
}

function fromXml(text: string): unknown {
  if (/<!DOCTYPE/i.test(text)) {
    throw new HookRefusal('body.invalidXml', 'XML with a document type is not accepted.', { path: 'body' });
  }
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) {
    const { msg, line, col } = verdict.err;
    throw new HookRefusal('body.invalidXml', `This is not valid XML: ${msg}`, {
      path: 'body',
      details: { line, column: col },
    });
  }
  return xml.parse(text);
}
