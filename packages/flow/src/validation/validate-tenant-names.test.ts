import { expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import type { TenantNames } from '../catalog/tenant-names.ts';
import { applyCommand } from '../commands/apply-command.ts';
import type { ExpressionLanguage } from '../references/expression-language.ts';
import { options, show } from '../testing/check-flow.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { validateDocument } from './validate-document.ts';

/** The plain language, and tables named by `lookup('…'`. */
const language: ExpressionLanguage = {
  ...plainLanguage,
  analyze(template) {
    const lookups = [...template.matchAll(/lookup\(('([^']*)')/g)].map((found) => {
      const start = found.index + 'lookup('.length;
      return { table: found[2] ?? '', start, end: start + (found[1]?.length ?? 0) };
    });
    const { references, diagnostics } = plainLanguage.analyze(template);
    return { references: references.filter(({ root }) => root !== 'lookup'), diagnostics, lookups };
  },
};
const tenant = {
  variables: new Map([['taxRate', 'number' as const]]),
  tables: new Set(['units']),
};
const check = (value: string, names: TenantNames | 'unknown' = tenant) => {
  const document = aFlow().manual().buildJson('made', { value }).build();
  const problems = validateDocument(document, {
    ...options,
    language,
    tenant: names === 'unknown' ? undefined : names,
    forPublish: true,
  });
  return { document, problems, shown: show(problems) };
};

it('a variable and a table that are there are no problem', () => {
  expect(check("{{ tenant.vars.taxRate }} {{ lookup('units') }}").shown).toEqual([]);
});

it('what is not there is an error at its place, and the probable meaning is a fix', () => {
  const { document, problems, shown } = check("{{ tenant.vars.taxRat }} and {{ lookup('unit') }}");
  expect(shown).toEqual([
    'error unknownTenantVariable @ steps › made › config › value › value',
    'error unknownLookupTable @ steps › made › config › value › value',
  ]);
  for (const [at, text] of [
    [0, "{{ tenant.vars.taxRate }} and {{ lookup('unit') }}"],
    [1, "{{ tenant.vars.taxRat }} and {{ lookup('units') }}"],
  ] as const) {
    const fix = problems[at]?.fix;
    const fixed = fix && applyCommand(document, fix, plainLanguage);
    expect(fixed?.ok && Object.values(fixed.document.steps)[0]?.config).toEqual({ value: { value: text } });
  }
});

it('nothing is said while what the tenant has is not known', () => {
  expect(check("{{ tenant.vars.other }} {{ lookup('other') }}", 'unknown').shown).toEqual([]);
});
