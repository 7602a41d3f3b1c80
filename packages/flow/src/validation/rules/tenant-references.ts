import type { Problem, TextSpan } from '../../problem/problem.ts';
import { mayHoldExpression } from '../../references/expression-language.ts';
import { closestKey } from '../closest-key.ts';
import { fixText } from '../fix-text.ts';
import { textProblem } from '../report.ts';
import type { LocatedText, Rule, RuleContext } from '../rule.ts';

/** Variables and look-up tables of the tenant are there. */
export const tenantReferences: Rule = (context) => {
  const { tenant, texts } = context;
  if (tenant === undefined) return [];
  return texts.flatMap((text) => [
    ...unknownVariables(context, text, tenant.variables),
    ...unknownTables(context, text, tenant.tables),
  ]);
};

function unknownVariables(
  { document }: RuleContext,
  text: LocatedText,
  known: ReadonlyMap<string, unknown>,
): Problem[] {
  return text.analysis.references.flatMap(({ root, path = [], start, end }) => {
    const [vars, key] = path;
    if (root !== 'tenant' || vars !== 'vars' || typeof key !== 'string' || known.has(key)) return [];
    const meant = closestKey(key, known.keys());
    return [
      textProblem(document, text, {
        code: 'unknownTenantVariable',
        severity: 'error',
        en: `The tenant has no variable “${key}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
        zh: `租户没有变量“${key}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
        span: spanBetween(start, end),
        fix: meant === undefined ? undefined : fixInside(text, { start, end, from: key, to: meant }),
      }),
    ];
  });
}

function unknownTables({ document }: RuleContext, text: LocatedText, known: ReadonlySet<string>): Problem[] {
  return (text.analysis.lookups ?? []).flatMap(({ table, start, end }) => {
    if (known.has(table)) return [];
    const meant = closestKey(table, known);
    return [
      textProblem(document, text, {
        code: 'unknownLookupTable',
        severity: 'error',
        en: `The tenant has no look-up table “${table}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
        zh: `租户没有查找表“${table}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
        span: spanBetween(start, end),
        fix: meant === undefined ? undefined : fixInside(text, { start, end, from: table, to: meant }),
      }),
    ];
  });
}

function spanBetween(start: number | undefined, end: number | undefined): TextSpan | undefined {
  return start === undefined || end === undefined ? undefined : { start, end };
}

type Mistake = { start: number | undefined; end: number | undefined; from: string; to: string };

/** Puts the name that was meant in place of the mistyped one, at this place only. */
function fixInside(text: LocatedText, { start, end, from, to }: Mistake) {
  if (start === undefined || end === undefined) return undefined;
  const whole = text.place.text;
  const at = whole.lastIndexOf(from, end);
  if (at < start || !mayHoldExpression(whole)) return undefined;
  return fixText(text, `${whole.slice(0, at)}${to}${whole.slice(at + from.length)}`);
}
