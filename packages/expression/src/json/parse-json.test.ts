import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonError } from './json-error.ts';
import { parseJson } from './parse-json.ts';
import { stringifyJson } from './stringify-json.ts';

function errorOf(text: string): JsonError {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('reading JSON', () => {
  it('gives what JSON.parse gives, but for long whole numbers', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        // Keys of that kind are left out: see below.
        fc.pre(!/"(__proto__|constructor)":/.test(text));
        const plain = JSON.stringify(parseJson(text), (_key, value) =>
          typeof value === 'bigint' ? Number(value) : value,
        );
        expect(plain).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('keeps every digit of long whole numbers, and only of those', () => {
    expect(
      parseJson(
        '{"id": 9007199254740993, "n": -12345678901234567890, "t": "12345678901234567890", "f": 0.1234567890123456789, "s": 9007199254740991}',
      ),
    ).toEqual({
      id: 9007199254740993n,
      n: -12345678901234567890n,
      t: '12345678901234567890',
      f: 0.12345678901234568,
      s: 9007199254740991,
    });
  });

  it('names line and column of a mistake, whatever the engine', () => {
    const error = errorOf('{\n  "a": 1,\n  "b": oops\n}');
    expect(error.details).toMatchObject({ line: 3, column: 8 });
    expect(error.userMessage('zh')).toContain('第 3 行第 8 列');
    expect(errorOf('').code).toBe('invalidJson');
    expect(errorOf('[1, 12345678901234567890').details.line).toBe(1);
  });

  it('refuses more than 200 levels', () => {
    expect(parseJson('['.repeat(200) + ']'.repeat(200))).toBeInstanceOf(Array);
    expect(errorOf('['.repeat(201) + ']'.repeat(201))).toMatchObject({
      code: 'tooDeep',
      details: { column: 201 },
    });
    expect(parseJson(`"${'['.repeat(500)}"`)).toBe('['.repeat(500));
  });

  it('leaves out keys that could reach a prototype, escaped ones included', () => {
    for (const text of [
      '{"__proto__": {"x": 1}, "a": 1}',
      '{"\\u005f_proto__": {"x": 1}, "a": 1}',
      '{"constructor": {"prototype": {"x": 1}}, "a": 1}',
      '{"__proto__": 12345678901234567890, "a": 1}',
    ]) {
      expect(Object.entries(parseJson(text) as object)).toEqual([['a', 1]]);
    }
    expect(parseJson('{"constructor": "ACME"}')).toEqual({ constructor: 'ACME' });
  });

  it('lets a repeated key’s last value count, with and without long numbers', () => {
    expect(parseJson('{"a": 1, "a": 2}')).toEqual({ a: 2 });
    expect(parseJson('{"a": 1, "a": 12345678901234567890}')).toEqual({ a: 12345678901234567890n });
  });
});

describe('writing JSON', () => {
  it('gives back every digit', () => {
    const text = '{"a":[9007199254740993,{"b":-12345678901234567890}],"c":null,"d":1.5}';
    expect(stringifyJson(parseJson(text))).toBe(text);
    expect(stringifyJson({ n: 1n }, 2)).toBe('{\n  "n": 1\n}');
  });

  it('writes whatever was read', () => {
    const value = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.bigInt(),
        fc.string(),
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('any'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (given) => {
        const text = stringifyJson(given);
        expect(stringifyJson(parseJson(text))).toBe(text);
      }),
    );
  });

  it('writes nothing as null and refuses a value that refers to itself', () => {
    expect(stringifyJson(undefined)).toBe('null');
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(() => stringifyJson(loop)).toThrow(JsonError);
  });
});
