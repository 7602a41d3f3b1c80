/**
 * A template of the partner that meets work of the customer: a look-up table both have, a sub-flow both changed. The customer has
 * version 1 as a copy and published over it; the partner has published version 2.
 */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import type { Rest } from '../drivers/rest.ts';

export type TemplateInConflict = {
  /** The partner's template. */
  templateId: string;
  templateKey: string;
  name: string;
  copyId: string;
  table: string;
  /** The customer's own flow that looks into its table of that name. */
  user: string;
};

type Given = { partner: Rest; customer: Rest; name: string; table: string };
type Made = { id: string };

export async function templateInConflict({
  partner,
  customer,
  name,
  table,
}: Given): Promise<TemplateInConflict> {
  await putTable(partner, table, { kg: '千克', g: '克', m: '米' });
  const part = await published(partner, `${name} · 换算`, converting(table, 'v1'));
  const main = await published(
    partner,
    name,
    aFlow().manual().callFlow('convert', part, {}).buildJson('rate', '{{ tenant.vars.taxRate }}').build(),
    // The variable is the partner's own.
    { taxRate: '0.13' },
  );
  const words = { names: { en: name, zh: name }, descriptions: { en: '', zh: '' } };
  const { id } = await partner.expectOk<Made>('POST', '/templates', { flowIds: [main], ...words });
  await partner.expectOk('PUT', `/templates/${id}/sharing/bluewater`);

  await putTable(customer, table, { kg: '公斤', m: '米', box: '箱' });
  const user = await customer.createFlow(`${name} 自用`, converting(table, 'own'));
  const copy = await customer.expectOk<Made>('POST', `/templates/${id}/copy`, {
    choices: [{ kind: 'lookupTable', key: table, choose: 'mine' }],
  });
  const { flows } = await customer.expectOk<{ flows: { key: string; id: string }[] }>(
    'POST',
    `/templates/${copy.id}/create-flows`,
    { name: `${name} 本地` },
  );
  await customer.call('POST', '/variables', {
    key: 'taxRate',
    content: { secret: false, type: 'number', text: '0.06' },
  });
  for (const flow of [...flows].reverse()) {
    if (flow.key !== 'main') await change(customer, flow.id, 'ours');
    await customer.expectOk('POST', `/flows/${flow.id}/publish`, {});
  }
  const own = flows.find(({ key }) => key === 'main')?.id;
  await customer.expectOk('POST', '/templates', { flowIds: [own], templateId: copy.id, ...words });

  await putTable(partner, table, { kg: '千克', g: '克', t: '吨' });
  await change(partner, part, 'v2');
  await partner.expectOk('POST', `/flows/${part}/publish`, {});
  await partner.expectOk('POST', '/templates', { flowIds: [main], templateId: id, ...words });
  const { key } = await customer.expectOk<{ key: string }>('GET', `/templates/${id}`);
  return { templateId: id, templateKey: key, name, copyId: copy.id, table, user };
}

const converting = (table: string, mark: string) =>
  aFlow()
    .manual()
    .buildJson('unit', { name: `{{ lookup('${table}', 'kg') }}`, mark })
    .build();

async function published(
  rest: Rest,
  name: string,
  document: FlowDocument,
  variables: Record<string, string> = {},
): Promise<string> {
  for (const [key, text] of Object.entries(variables)) {
    // There already when more than one such template is made.
    await rest.call('POST', '/variables', { key, content: { secret: false, type: 'number', text } });
  }
  const id = await rest.createFlow(name, document);
  await rest.expectOk('POST', `/flows/${id}/publish`, {});
  return id;
}

async function putTable(rest: Rest, name: string, values: Record<string, string>): Promise<void> {
  await rest.call('POST', '/lookup-tables', { name });
  const rows = Object.entries(values).map(([key, value]) => ({ key, value }));
  const path = `/lookup-tables/${encodeURIComponent(name)}/rows`;
  await rest.expectOk('PUT', path, { mode: 'replace', rows });
}

/** Another mark in the built value of the only step. */
async function change(rest: Rest, flowId: string, mark: string): Promise<void> {
  const { document, revision } = await rest.expectOk<{ document: FlowDocument; revision: number }>(
    'GET',
    `/flows/${flowId}`,
  );
  const changed = JSON.parse(JSON.stringify(document).replace(/"mark":"[^"]*"/, `"mark":"${mark}"`));
  await rest.expectOk('PUT', `/flows/${flowId}/draft`, { document: changed, revision });
}
