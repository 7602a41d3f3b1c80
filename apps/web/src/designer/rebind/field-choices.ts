/** What is chosen for fields that are gone after a schema changed. */
import { type Command, type FlowDocument, type LostField, rebindFields } from '@flowbridge/flow';
import { language } from '../store/expression-language.ts';

/** `steps.order.total`: how a field is named in the dialog, and its value among the choices. */
export const fieldId = (path: readonly string[]): string => path.join('.');

/** Chosen before the person has looked: the likely one, where there is only one. */
export function likelyField({ candidates }: LostField): string | undefined {
  const [first, second] = candidates.filter(({ likely }) => likely);
  return first === undefined || second !== undefined ? undefined : fieldId(first.path);
}

/** One command for all fields that were given another; undefined when none was. */
export function fieldsCommand(
  document: FlowDocument,
  fields: readonly LostField[],
  chosen: Readonly<Record<string, string | undefined>>,
): Command | undefined {
  const given = fields.flatMap((field) => {
    const to = field.candidates.find(({ path }) => fieldId(path) === chosen[fieldId(field.path)]);
    return to === undefined ? [] : [{ field, to: to.path }];
  });
  return rebindFields(document, given, language);
}
