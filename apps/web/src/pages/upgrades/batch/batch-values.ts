/**
 * What is given on the second page of a batch, and what of it each family gets. Parameters are asked once for all families of a
 * template, connections once for each tenant; a family may have its own of either.
 */
import type { Parameter } from '@flowbridge/flow';
import type { ServerInputs, ServerOutputs } from '../../../server/trpc.ts';
import {
  initialText,
  jsonFault,
  type ParameterText,
  readParameters,
} from '../../templates/parameter-text.ts';
import type { BatchRow } from './batch-rows.ts';

export type FamilyCheck = ServerOutputs['upgrades']['checkMany']['results'][number];
export type CheckedFamily = Extract<FamilyCheck, { ok: true }>;
export type FamilyValues = NonNullable<ServerInputs['upgrades']['applyMany']['values']>[string];

/** By field, as the form keeps them: `fieldOf` names the fields. */
export type Fields = {
  connections?: Record<string, string | undefined>;
  parameters?: Record<string, ParameterText>;
};

/** `owner`: a template or tenant for all of its families, a flow for that family alone. */
export const fieldOf = (owner: string, key: string): string => `${owner}/${key}`;

export type SharedParameter = { templateId: string; parameter: Parameter; rows: BatchRow[] };
type Checked = { row: BatchRow; check: CheckedFamily };

/** Each parameter once for all families of a template that need it; what has to be given comes first. */
export function sharedParameters(families: readonly Checked[]): SharedParameter[] {
  const shared = new Map<string, SharedParameter>();
  for (const { row, check } of families) {
    for (const parameter of check.parameters) {
      const field = fieldOf(row.item.template.id, parameter.key);
      const known = shared.get(field);
      if (known) known.rows.push(row);
      else shared.set(field, { templateId: row.item.template.id, parameter, rows: [row] });
    }
  }
  const later = ({ parameter }: SharedParameter) => Number(!mustBeGiven(parameter));
  return [...shared.values()].sort((one, other) => later(one) - later(other));
}

export const mustBeGiven = ({ required, default: value }: Parameter): boolean =>
  required === true && (value === undefined || value === null || value === '');

/** What the inputs hold at first: the defaults. */
export function initialFields(shared: readonly SharedParameter[]): Fields {
  return {
    parameters: Object.fromEntries(
      shared.map(({ templateId, parameter }) => [fieldOf(templateId, parameter.key), initialText(parameter)]),
    ),
  };
}

/** What one family gets; what is left at its default follows the template, half-typed JSON is none yet. */
export function valuesOf(
  { row, check }: Checked,
  { connections = {}, parameters = {} }: Fields,
): FamilyValues {
  const { id, template } = row.item;
  const texts = Object.fromEntries(
    check.parameters.map(({ key }) => {
      const own = parameters[fieldOf(id, key)];
      return [key, isGiven(own) ? own : parameters[fieldOf(template.id, key)]];
    }),
  );
  const given = check.parameters.filter((parameter) => {
    const text = texts[parameter.key];
    if (parameter.type === 'json' && typeof text === 'string' && jsonFault(text) !== undefined) return false;
    return text !== initialText(parameter);
  });
  return {
    connections: Object.fromEntries(
      check.connectors.flatMap((key) => {
        const chosen = connections[fieldOf(id, key)] ?? connections[fieldOf(row.tenant.id, key)];
        return chosen === undefined ? [] : [[key, chosen]];
      }),
    ),
    parameters: readParameters(given, texts),
  };
}

const isGiven = (text: ParameterText): boolean => text !== undefined && text !== null && text !== '';
