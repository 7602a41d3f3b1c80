/** What every connector promises, checked over all of them. */
import { existsSync, readdirSync } from 'node:fs';
import { connectorManifest, type Field, type Input } from '@flowbridge/connector-sdk';
import { describe, expect, test } from 'vitest';
import { builtInConnectors, findConnector } from './registry.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test('the registry lists every folder, once', () => {
  expect(builtInConnectors.map(({ manifest }) => manifest.key).sort()).toEqual(folders);
});

describe.each(builtInConnectors.map((connector) => [connector.manifest.key, connector] as const))(
  '%s',
  (key, connector) => {
    const { manifest } = connector;
    const settings = [...manifest.variables, ...manifest.secrets];

    test('is found by its key and has a README', () => {
      expect(findConnector(key)).toBe(connector);
      expect(existsSync(`${import.meta.dirname}/${key}/README.md`)).toBe(true);
    });

    test('its manifest survives the way through JSON', () => {
      expect(connectorManifest.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
    });

    test('every text is there in both languages, the Chinese one in Chinese where it has words', () => {
      const missing: string[] = [];
      walkBilingual(manifest, [], (path, text) => {
        if (text.en.trim() === '' || text.zh.trim() === '') missing.push(path);
        if (/[㐀-鿿]/.test(text.en.replace(/钉钉|简体中文/g, '')))
          missing.push(`${path} (Chinese in the English text)`);
      });
      expect(missing).toEqual([]);
    });

    test('keys are unique among actions, events, inputs, settings and nested fields', () => {
      expectUnique(manifest.actions.map((action) => action.key));
      expectUnique(manifest.triggers.map((trigger) => trigger.key));
      expectUnique(settings.map((field) => field.key));
      for (const action of manifest.actions) {
        expectUnique(action.inputs.map((input) => input.field.key));
        for (const field of allFields(action.inputs.map((input) => input.field)))
          expectUnique((field.fields ?? []).map((each) => each.key));
      }
    });

    test('no input hides a connection setting of the same name', () => {
      const names = new Set(settings.map((field) => field.key));
      for (const action of manifest.actions) {
        for (const { field } of action.inputs)
          expect(names.has(field.key), `${action.key}.${field.key}`).toBe(false);
      }
    });

    test('braces in addresses name an input or a variable, and path inputs are in the address', () => {
      for (const { request, inputs, key: name } of manifest.actions) {
        if (request === undefined) continue;
        const known = new Set([
          ...inputs.map((each) => each.field.key),
          ...manifest.variables.map((each) => each.key),
        ]);
        const used = [request.path, ...Object.values(request.headers ?? {})].flatMap(braces);
        for (const brace of used) expect(known.has(brace), `${name}: {${brace}}`).toBe(true);
        for (const each of pathInputs(inputs)) expect(used, `${name}: ${each}`).toContain(each);
        expect(request.method === 'GET' && inputs.some(({ place }) => place === 'body'), name).toBe(false);
      }
    });

    test('a GET is a read; nothing that creates is called idempotent', () => {
      for (const { request, effect, key: name } of manifest.actions) {
        if (request?.method === 'GET') expect(effect, name).toBe('read');
        if (request?.method === 'DELETE' || request?.method === 'PATCH')
          expect(effect, name).not.toBe('read');
      }
    });

    test('what changes an effect is named by inputs that exist, and fits the effect', () => {
      for (const { effect, inputs, idempotentWith, appendsLists, key: name } of manifest.actions) {
        const keys = inputs.map((each) => each.field.key);
        if (idempotentWith !== undefined) {
          expect(effect, name).toBe('write');
          expect(keys, name).toContain(idempotentWith);
        }
        if (appendsLists !== undefined) {
          expect(effect, name).toBe('idempotent');
          expect(keys, name).toEqual(expect.arrayContaining([appendsLists.input, appendsLists.unless]));
        }
      }
    });

    test('a change that may be repeated says what the system does with lists in it', () => {
      for (const { effect, request, inputs, appendsLists, key: name } of manifest.actions) {
        if (effect !== 'idempotent' || request?.method !== 'PATCH') continue;
        const takesLists = allFields(
          inputs.filter(({ place }) => place === 'body').map(({ field }) => field),
        ).some((field) => field.type === 'array' || field.open === true);
        if (takesLists) expect(appendsLists, name).toBeDefined();
      }
    });

    test('a POST that is no read and no update is a write', () => {
      for (const { effect, request, key: name } of manifest.actions) {
        if (request?.method === 'POST' && !/^(get|list|query|find|search)/.test(name)) {
          expect(effect, name).toBe('write');
        }
      }
    });

    test('samples, defaults and choices have the type of their field', () => {
      const fields = allFields([
        ...settings,
        ...manifest.actions.flatMap((action) => [
          ...action.inputs.map((input) => input.field),
          ...(action.body ? [action.body] : []),
        ]),
        ...manifest.triggers.flatMap((trigger) => [...trigger.inputs, trigger.body]),
      ]);
      for (const field of fields) {
        for (const value of [
          field.sample,
          field.default,
          ...(field.choices ?? []).map((choice) => choice.value),
        ]) {
          if (value !== undefined)
            expect(hasType(field, value), `${field.key}: ${JSON.stringify(value)}`).toBe(true);
        }
        if (field.type === 'array') expect(field.items, field.key).toBeDefined();
      }
    });

    test('paging names inputs that exist', () => {
      for (const { paging, inputs, key: name } of manifest.actions) {
        if (paging === undefined) continue;
        const keys = inputs.map((each) => each.field.key);
        const named = [
          paging.enabledBy,
          paging.limitBy,
          paging.kind === 'nextLink' ? undefined : paging.input,
        ];
        for (const each of named) if (each !== undefined) expect(keys, name).toContain(each);
      }
    });

    test('the Test button has something to do, with inputs the action knows', () => {
      const { test: check } = manifest;
      expect(check).toBeDefined();
      if (check === undefined || !('action' in check)) return;
      const action = manifest.actions.find((each) => each.key === check.action);
      expect(action?.effect).toBe('read');
      const keys = action?.inputs.map((input) => input.field.key) ?? [];
      for (const given of Object.keys(check.input)) expect(keys).toContain(given);
    });

    test('secrets are secret fields, and no variable is named like one', () => {
      for (const secret of manifest.secrets) expect(secret.widget).toBe('secret');
      for (const variable of manifest.variables) expect(variable.key).not.toMatch(/password|secret|token/i);
    });
  },
);

function braces(template: string): string[] {
  return [...template.matchAll(/\{([^{}:]+)(?::\w+)?\}/g)].map((match) => match[1] ?? '');
}

function pathInputs(inputs: readonly Input[]): string[] {
  return inputs.filter(({ place }) => place === 'path').map(({ field }) => field.key);
}

function expectUnique(keys: readonly string[]): void {
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
}

function allFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [
    field,
    ...allFields([...(field.fields ?? []), ...(field.items === undefined ? [] : [field.items])]),
  ]);
}

function hasType(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'any':
      return true;
  }
}

function walkBilingual(
  value: unknown,
  path: string[],
  visit: (path: string, text: { en: string; zh: string }) => void,
) {
  if (Array.isArray(value))
    for (const [index, each] of value.entries()) walkBilingual(each, [...path, String(index)], visit);
  else if (typeof value === 'object' && value !== null) {
    if ('en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string') {
      visit(path.join(' › '), { en: value.en, zh: value.zh });
      return;
    }
    for (const [key, each] of Object.entries(value))
      if (key !== 'sample') walkBilingual(each, [...path, key], visit);
  }
}
