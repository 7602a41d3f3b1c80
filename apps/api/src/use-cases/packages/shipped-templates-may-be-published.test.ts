import { validateDocument } from '@flowbridge/flow';
import { shippedTemplates } from '@flowbridge/templates';
import { expect, test } from 'vitest';
import { builtInConnectors } from '../../catalog/connector-catalogs.ts';
import { expressionLanguage } from '../../catalog/expression-language.ts';

const { catalog } = builtInConnectors();

test.each(
  shippedTemplates().flatMap((template) =>
    template.flows.flatMap((flow) =>
      (['en', 'zh'] as const).map((language) => ({ key: template.key, language, template, flow })),
    ),
  ),
)('$key in $language has nothing to complain about, once it is bound', ({ language, template, flow }) => {
  const connections = Object.fromEntries(template.connectors.map((key) => [key, `connection of ${key}`]));
  const problems = validateDocument(flow.document(language), {
    language: expressionLanguage,
    catalog,
    bindings: { connections, parameters: template.sandboxParameters },
    forPublish: true,
  });
  expect(problems).toEqual([]);
});
