import {
  aFlow,
  flowSettingsSchema,
  noteSchema,
  parameterSchema,
  stepSchema,
  triggerSchema,
} from '@flowbridge/flow';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../i18n/en/index.ts';
import { zh } from '../../../i18n/zh/index.ts';
import type { Words } from '../../catalog/step-words.ts';
import * as names from './field-names.ts';
import { pathWords } from './path-words.ts';
import { say } from './say.ts';
import * as values from './value-names.ts';
import { defaultWords, valueWords } from './value-words.ts';

const LANGUAGES = ['en', 'zh'] as const;

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en, zh }, ns: Object.keys(en) });
});

const words: Words = {
  language: 'en',
  connectors: [
    {
      key: 'sap-b1',
      names: { en: 'SAP Business One', zh: 'SAP B1' },
      actions: [
        {
          key: 'list',
          names: { en: 'List drafts', zh: '查询草稿单列表' },
          inputs: [
            {
              field: {
                key: 'filter',
                type: 'object',
                names: { en: 'Filter', zh: '筛选' },
                fields: [
                  {
                    key: 'op',
                    type: 'text',
                    names: { en: 'Operator', zh: '运算符' },
                    choices: [{ value: 'eq', names: { en: 'equal to', zh: '等于' } }],
                  },
                ],
              },
            },
          ],
        },
      ],
      triggers: [{ key: 'approved', names: { en: 'A draft is approved', zh: '草稿已批准' }, inputs: [] }],
    },
  ] as never,
  kindName: (kind) => kind,
  unitName: (unit) => unit,
  flowName: (id) => (id === 'f1' ? 'Post the invoice' : undefined),
};

/** Names of the fields of every variant of a zod schema. */
function fieldsOf(schema: unknown): string[] {
  const { options, shape, element, innerType } = (schema as { _zod: { def: Record<string, unknown> } })._zod
    .def;
  if (Array.isArray(options)) return options.flatMap(fieldsOf);
  if (innerType !== undefined) return fieldsOf(innerType);
  return shape === undefined || element !== undefined ? [] : Object.keys(shape as object);
}

type Kind = { shape: { kind: { value: string }; config: unknown } };

describe('the names of fields', () => {
  // zod's types of a union of many kinds are no list; what is read of each kind is its shape.
  it.each([
    ['steps', stepSchema.options as unknown as Kind[], names.STEP_FIELDS],
    ['triggers', triggerSchema.options as unknown as Kind[], names.TRIGGER_FIELDS],
  ])('cover every setting of every kind of %s', (_, kinds, tables) => {
    expect(kinds.flatMap(({ shape }) => fieldsOf(shape.config)).length).toBeGreaterThan(30);
    for (const { shape } of kinds) {
      const table = (tables as Record<string, names.FieldNames>)[shape.kind.value] ?? {};
      const known = new Set([...Object.keys(table), ...Object.keys(names.ANYWHERE)]);
      expect(fieldsOf(shape.config).filter((field) => !known.has(field))).toEqual([]);
    }
  });

  it('cover what all steps have, parameters, settings and notes', () => {
    const common = stepSchema.options.flatMap(({ shape }) => Object.keys(shape));
    const missing = (fields: string[], table: names.FieldNames) =>
      fields.filter((field) => !Object.hasOwn(table, field));
    expect(missing([...new Set(common)], names.COMMON)).toEqual(['id', 'config']);
    expect(missing(Object.keys(parameterSchema.shape), names.PARAMETER_FIELDS)).toEqual([]);
    expect(missing(Object.keys(flowSettingsSchema.shape), names.SETTINGS_FIELDS)).toEqual([]);
    expect(missing(Object.keys(noteSchema.shape), names.NOTE_FIELDS)).toEqual(['id']);
  });

  it('are in both catalogs', () => {
    const tables = [
      ...Object.values(names.STEP_FIELDS),
      ...Object.values(names.TRIGGER_FIELDS),
      names.COMMON,
      names.PARAMETER_FIELDS,
      names.SETTINGS_FIELDS,
      names.NOTE_FIELDS,
      names.ANYWHERE,
    ];
    const keys = tables.flatMap((table) => Object.values(table)).filter((key) => key !== '');
    for (const language of LANGUAGES) {
      expect(keys.filter((key) => say(key, language) === undefined)).toEqual([]);
    }
  });

  it('have groups of texts for their choices in both catalogs', () => {
    const tables = [
      ...Object.values(values.STEP_VALUES),
      ...Object.values(values.TRIGGER_VALUES),
      values.COMMON_VALUES,
      values.PARAMETER_VALUES,
      values.SETTINGS_VALUES,
    ];
    const groups = tables.flatMap((table) => Object.values(table));
    for (const language of LANGUAGES) {
      const missing = groups.filter((group) => {
        const [area = '', path = ''] = group.split(':');
        return typeof i18next.getResource(language, area, path) !== 'object';
      });
      expect(missing).toEqual([]);
    }
  });
});

const [list] = Object.values(aFlow().manual().action('sap-b1', 'list', {}).build().steps);
const [loop] = Object.values(
  aFlow()
    .manual()
    .forEach('each', '{{ 1 }}', (lane) => lane)
    .build().steps,
);

describe('a change in words', () => {
  it('calls an input of an action what its connector calls it, all the way down', () => {
    if (list === undefined) throw new Error('no step');
    const path = ['config', 'input', 'filter', 'op'];
    expect(pathWords({ group: 'steps', part: list }, path, words)).toEqual(['Filter', 'Operator']);
    expect(valueWords({ group: 'steps', part: list }, path, 'eq', words)).toBe('equal to');
  });

  it.each([
    ['en', 'List drafts', 'A draft is approved'],
    ['zh', '查询草稿单列表', '草稿已批准'],
  ] as const)(
    'calls actions and events what their connector calls them, also the one that asks what happened (%s)',
    (language, action, event) => {
      if (list === undefined) throw new Error('no step');
      const part = { group: 'steps', part: list } as const;
      const told = { ...words, language };
      expect(valueWords(part, ['config', 'action'], 'list', told)).toBe(action);
      expect(valueWords(part, ['config', 'onUnknown', 'action'], 'list', told)).toBe(action);
      expect(valueWords(part, ['config', 'input', 'action'], 'list', told)).toBeUndefined();
      const [listener] = aFlow().connectorEvent('sap-b1', 'approved').build().triggers;
      if (listener === undefined) throw new Error('no trigger');
      expect(valueWords({ group: 'triggers', part: listener }, ['config', 'event'], 'approved', told)).toBe(
        event,
      );
    },
  );

  it('leaves names alone that are the data of the flow', () => {
    if (list === undefined) throw new Error('no step');
    const path = ['config', 'input', 'extra', 'title'];
    expect(pathWords({ group: 'steps', part: list }, path, words)).toEqual(['extra', 'title']);
  });

  it('words choices as the form does', () => {
    if (loop === undefined) throw new Error('no step');
    const path = ['config', 'onItemFailure'];
    expect(pathWords({ group: 'steps', part: loop }, path, words)).toEqual(['When an item fails']);
    expect(valueWords({ group: 'steps', part: loop }, path, 'continue', words)).toBe(
      'Go on, report it at the end',
    );
    expect(valueWords({ group: 'steps', part: loop }, ['disabled'], true, words)).toBe('Yes');
  });

  it('says what a setting means that is not set', () => {
    if (loop === undefined) throw new Error('no step');
    expect(defaultWords({ group: 'steps', part: loop }, ['onError'], words)).toContain('Fail');
    expect(defaultWords({ group: 'steps', part: loop }, ['title'], words)).toBeUndefined();
  });

  it('names elements of lists by what people call them, else by their number', () => {
    if (loop === undefined) throw new Error('no step');
    const path = ['config', 'rows', { position: 1, label: undefined }, 'left'];
    expect(pathWords({ group: 'steps', part: loop }, path, words)).toEqual(['rows', '2', 'left']);
    expect(
      pathWords({ group: 'settings' }, ['businessKeys', { position: 0, label: 'Request' }, 'value'], words),
    ).toEqual(['Business keys', 'Request', 'Value']);
  });

  it('says times and sizes in the unit people set them in', () => {
    expect(valueWords({ group: 'settings' }, ['timeoutMs'], 3_600_000, words)).toBe('1 h');
  });
});
