/** A flow's form values → `formComponentValues` as DingTalk takes them. */
import { TerminalError } from '@flowbridge/connector-sdk';
import { controlValue } from './control-value.ts';

const MAX_CONTROLS = 150;
const MAX_VALUE_LENGTH = 65_535;

export type FormComponentValue = { name: string; value: string; [more: string]: unknown };

/**
 * Takes an object (`{ 来源单号: 17, 物料表: [...] }`) or a list of `{ name, value }` (further fields such as `bizAlias` are
 * kept). Throws `connector.invalidInput` naming the control that breaks a limit of DingTalk.
 */
export function toForm(given: unknown): FormComponentValue[] {
  const controls = listOf(given);
  if (controls.length > MAX_CONTROLS) throw invalid(`more than ${MAX_CONTROLS} controls`);
  for (const { name, value } of controls) {
    if (value.length > MAX_VALUE_LENGTH)
      throw invalid(`value of “${name}” is longer than ${MAX_VALUE_LENGTH} characters`);
  }
  return controls;
}

function listOf(given: unknown): FormComponentValue[] {
  if (Array.isArray(given)) {
    return given.map((each: unknown, index) => {
      if (typeof each !== 'object' || each === null || !('name' in each) || String(each.name) === '') {
        throw invalid(`entry ${index + 1} has no name`);
      }
      const value = 'value' in each ? each.value : undefined;
      return { ...each, name: String(each.name), value: controlValue(value) };
    });
  }
  if (typeof given === 'object' && given !== null) {
    return Object.entries(given).map(([name, value]) => ({ name, value: controlValue(value) }));
  }
  throw invalid('neither a list of name and value nor an object');
}

function invalid(reason: string): TerminalError {
  return new TerminalError({
    code: 'connector.invalidInput',
    message: `form values: ${reason}`,
    details: { field: 'formComponentValues', fieldNames: { en: 'Form values', zh: '表单内容' }, reason },
  });
}
