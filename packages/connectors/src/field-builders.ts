/** Short ways to declare manifest fields. `en` and `zh` are the display names; `more` is anything else a field has. */
import type { Field, FieldType, Input, Place } from '@flowbridge/connector-sdk';

type More = Omit<Field, 'key' | 'type' | 'names'>;

const build =
  (type: FieldType) =>
  (key: string, en: string, zh: string, more: More = {}): Field => ({
    key,
    type,
    names: { en, zh },
    ...more,
  });

export const text = build('text');
export const integer = build('integer');
export const number = build('number');
export const boolean = build('boolean');
export const any = build('any');
export const object = build('object');
export const array = build('array');

/** A list of objects with these fields; `open` rows take further fields. */
export function rows(key: string, en: string, zh: string, fields: Field[], more: More = {}): Field {
  return array(key, en, zh, { items: object('row', 'Row', '行', { fields, open: true }), ...more });
}

/** Puts a field at a place of the request. */
export function at(place: Place, field: Field, wire?: string): Input {
  return wire === undefined ? { place, field } : { place, wire, field };
}
