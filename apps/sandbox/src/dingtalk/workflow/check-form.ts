import { isJsonObject } from '../../simulation/sim-http.ts';
import { ApiError } from '../dingtalk-answer.ts';
import type { FormCell, FormValue } from './approval-instance.ts';
import type { FormControl, ProcessTemplate } from './process-template.ts';

const MAX_CONTROLS = 150;
const MAX_VALUE_CHARACTERS = 65_535;
const VALUE_FIELDS: readonly string[] = [
  'name',
  'value',
  'extValue',
  'id',
  'bizAlias',
  'componentType',
  'details',
];

/** Controls allowed as columns of a table. */
const COLUMN_TYPES: readonly string[] = ['TextField', 'TextareaField', 'NumberField', 'DDPhotoField'];

/**
 * Checks `formComponentValues` against the form and returns the filled form, all controls in order; those not
 * sent are empty. Every value must be a string, names must equal the labels. Throws ApiError naming the control.
 */
export function checkForm(template: ProcessTemplate, values: unknown): FormValue[] {
  if (!Array.isArray(values) || values.length === 0)
    throw invalid('formComponentValues must be a non-empty array');
  if (values.length > MAX_CONTROLS) throw invalid(`formComponentValues: at most ${MAX_CONTROLS} controls`);
  const sent = new Map<string, string>();
  for (const [index, each] of values.entries()) {
    const { name, value } = readPair(each, `formComponentValues[${index}]`);
    const control = template.controls.find((candidate) => candidate.label === name);
    if (!control) throw converterError(name, '表单中没有该控件');
    if (sent.has(name)) throw converterError(name, '重复');
    if (typeof value !== 'string') throw converterError(name, 'value 必须是字符串');
    if (value.length > MAX_VALUE_CHARACTERS)
      throw converterError(name, `超过 ${MAX_VALUE_CHARACTERS} 个字符`);
    sent.set(name, value);
  }
  return template.controls.map((control) => fill(control, sent.get(control.label)));
}

function fill(control: FormControl, value: string | undefined): FormValue {
  if (value === undefined || value === '') {
    if (control.required) throw converterError(control.label, '必填');
    return { control, value: '' };
  }
  if (control.componentType !== 'TableField') {
    const complaint = complain(control, value);
    if (complaint !== undefined) throw converterError(control.label, complaint);
    return { control, value };
  }
  return { control, value, rows: readRows(control, value) };
}

/** A table is a JSON text of two levels: rows of `{ name, value }`. */
function readRows(table: FormControl, text: string): FormCell[][] {
  const rows = parseArray(text);
  if (!rows) throw converterError(table.label, '表格必须是二维 JSON 数组字符串');
  if (rows.length === 0 && table.required) throw converterError(table.label, '必填');
  return rows.map((row, index) => {
    const place = `${table.label}（第 ${index + 1} 行）`;
    if (!Array.isArray(row)) throw converterError(place, '行必须是 {name,value} 数组');
    return readRow(table, row, place);
  });
}

function readRow(table: FormControl, row: unknown[], place: string): FormCell[] {
  const sent = new Map<string, string>();
  for (const cell of row) {
    const { name, value } = readPair(cell, place);
    const column = table.columns?.find((candidate) => candidate.label === name);
    if (!column) throw converterError(`${place}${name}`, '表格中没有该列');
    if (!COLUMN_TYPES.includes(column.componentType)) {
      throw new ApiError(400, 'illegalComponent', `表格中不支持的控件：${name}`);
    }
    if (typeof value !== 'string') throw converterError(`${place}${name}`, 'value 必须是字符串');
    sent.set(name, value);
  }
  return (table.columns ?? []).map((column) => {
    const value = sent.get(column.label) ?? '';
    if (value === '' && column.required) throw converterError(`${place}${column.label}`, '必填');
    const complaint = value === '' ? undefined : complain(column, value);
    if (complaint !== undefined) throw converterError(`${place}${column.label}`, complaint);
    return { control: column, value };
  });
}

function readPair(pair: unknown, place: string): { name: string; value: unknown } {
  if (!isJsonObject(pair) || typeof pair.name !== 'string') {
    throw invalid(`${place} must be an object with name and value`);
  }
  const unknown = Object.keys(pair).find((field) => !VALUE_FIELDS.includes(field));
  if (unknown !== undefined) throw invalid(`${place}.${unknown} is not a known field`);
  return { name: pair.name, value: pair.value };
}

/** What is wrong with a non-empty value; undefined when nothing is. */
function complain(control: FormControl, value: string): string | undefined {
  switch (control.componentType) {
    case 'TextField':
    case 'TextareaField':
    case 'TableField':
      return undefined;
    case 'NumberField':
    case 'MoneyField':
      return /^-?\d+(\.\d+)?$/.test(value) ? undefined : '不是数字';
    case 'DDDateField':
      return isDate(value) ? undefined : '日期格式应为 yyyy-MM-dd';
    case 'DDDateRangeField':
      return parseTexts(value)?.length === 2 ? undefined : '应为两个日期的 JSON 数组';
    case 'DDSelectField':
      return control.options?.includes(value) ? undefined : '选项不存在';
    case 'DDMultiSelectField': {
      const chosen = parseTexts(value);
      if (!chosen) return '应为 JSON 数组字符串';
      return chosen.every((each) => control.options?.includes(each)) ? undefined : '选项不存在';
    }
    case 'DDPhotoField':
    case 'InnerContactField':
    case 'RelateField':
      return parseTexts(value) ? undefined : '应为 JSON 数组字符串';
    case 'DDAttachment':
      return parseArray(value)?.every(isJsonObject) ? undefined : '应为附件 JSON 数组字符串';
  }
}

function isDate(value: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})(?: \d{2}:\d{2}(?::\d{2})?)?$/.exec(value);
  const time = match ? Date.parse(`${match[1]}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(match?.[1] ?? '-');
}

function parseTexts(text: string): string[] | undefined {
  const list = parseArray(text);
  return list?.every((each) => typeof each === 'string') ? list : undefined;
}

function parseArray(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const invalid = (message: string) => new ApiError(400, 'invalidParameter', message);

const converterError = (control: string, reason: string) =>
  new ApiError(400, 'formConverterError', `表单数据转换失败，失败控件：${control}，${reason}`);
