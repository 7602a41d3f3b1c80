import type { ChangePath, JsonValue } from '@flowbridge/flow';
import { durationText } from '../../../i18n/duration-text.ts';
import type { Words } from '../../catalog/step-words.ts';
import { type DescribedPart, valueNamesOf } from './described-part.ts';
import { inputField } from './input-field.ts';
import { tableEntry } from './path-words.ts';
import { say } from './say.ts';
import { DEFAULTS } from './value-names.ts';

/** A value in words: a choice as its form words it, yes or no, a flow by its name. Undefined: it stands for itself. */
export function valueWords(
  described: DescribedPart,
  path: ChangePath,
  value: JsonValue,
  words: Words,
): string | undefined {
  const choice = inputField(described, path, words)?.choices?.find((each) => each.value === value);
  if (choice !== undefined) return choice.names[words.language];
  if (typeof value === 'boolean') return say(value ? 'panel:yes' : 'panel:no', words.language);
  if (typeof value === 'number') return numberWords(described, path, value);
  if (typeof value !== 'string') return undefined;
  const group = tableEntry(valueNamesOf(described), path);
  if (group !== undefined) return say(`${group}.${value}`, words.language);
  return named(described, path, value, words);
}

/** What it means that a field is not set; undefined where its form shows nothing then. */
export function defaultWords(described: DescribedPart, path: ChangePath, words: Words): string | undefined {
  const [field, ...inside] = path;
  if (described.group !== 'steps' || typeof field !== 'string' || inside.length > 0) return undefined;
  const value = Object.hasOwn(DEFAULTS, field) ? DEFAULTS[field] : undefined;
  return value === undefined ? undefined : valueWords(described, path, value, words);
}

/** Numbers whose label does not say their unit, or says another one. */
function numberWords(described: DescribedPart, path: ChangePath, value: number): string | undefined {
  const field = path.at(-1);
  if (described.group === 'settings' && field === 'timeoutMs') return durationText(value);
  return field === 'maxBodyBytes' ? String(value / 1000) : undefined;
}

/** Systems, their actions and events, and flows are known by names, not by what the document calls them. */
function named(described: DescribedPart, path: ChangePath, value: string, words: Words): string | undefined {
  if (path[0] !== 'config' || described.group === 'settings') return undefined;
  const ofConnector = (key: unknown) => words.connectors.find((each) => each.key === key);
  const own = ofConnector(connectorIn(described.part));
  const nameIn = (list: readonly Named[] | undefined) =>
    list?.find(({ key }) => key === value)?.names[words.language];
  switch (path.slice(1).join('.')) {
    case 'flow':
      return words.flowName(value);
    case 'connector':
      return ofConnector(value)?.names[words.language];
    case 'action':
    case 'onUnknown.action':
      return nameIn(own?.actions);
    case 'event':
      return nameIn(own?.triggers);
    default:
      return undefined;
  }
}

type Named = { key: string; names: { en: string; zh: string } };

function connectorIn(part: object): unknown {
  const config: unknown = Reflect.get(part, 'config');
  return typeof config === 'object' && config !== null ? Reflect.get(config, 'connector') : undefined;
}
