import { missingField } from '../../references/lost-field.ts';
import { rewriteFields } from '../../references/rewrite-fields.ts';
import { SchemaReader } from '../../schema/schema-reader.ts';
import { fixText } from '../fix-text.ts';
import { textProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** A field that is read is one its source has, as far as that is known: after a change of the source it may be gone. */
export const fieldsKnown: Rule = ({ document, catalog, former, texts, language }) => {
  const reader = new SchemaReader(document, catalog);
  const formerReader = former && new SchemaReader(document, former);
  return texts.flatMap((text) =>
    text.analysis.references.flatMap((reference) => {
      const missing = missingField(reference, reader, formerReader);
      if (missing === undefined) return [];
      const { path, meant } = missing;
      const name = path.at(-1) ?? '';
      const source = path.slice(0, -1).join('.');
      const { start, end } = reference;
      const fixed =
        meant === undefined
          ? undefined
          : rewriteFields(text.place.text, [{ from: path, to: [...path.slice(0, -1), meant] }], language);
      return [
        textProblem(document, text, {
          code: 'unknownSourceField',
          severity: 'warning',
          en: `${source} has no field “${name}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
          zh: `${source} 没有字段“${name}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
          span: start === undefined || end === undefined ? undefined : { start, end },
          fix: fixed === undefined ? undefined : fixText(text, fixed),
        }),
      ];
    }),
  );
};
