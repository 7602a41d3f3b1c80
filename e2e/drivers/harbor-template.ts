/** Templates of the partner Harbor, shared with Bluewater, in one version and the next. */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { productUrl } from './product-url.ts';
import { type Rest, restOf } from './rest.ts';

export const harbor = restOf(productUrl(), { tenant: 'harbor' });

export const invoices = (rate: string) =>
  aFlow()
    .manual()
    .buildJson('order', { no: 'PO-1' })
    .mapFields('invoice', '{{ steps.order }}', [
      { target: 'no', type: 'text', source: { kind: 'path', path: 'no' } },
      { target: 'rate', type: 'text', source: { kind: 'constant', value: rate } },
    ]);

type Flow = { document: FlowDocument; revision: number; origin: { version: number } };
export const read = (rest: Rest, id: string) => rest.expectOk<Flow>('GET', `/flows/${id}`);

export async function saveDraft(rest: Rest, id: string, document: FlowDocument): Promise<void> {
  const { revision } = await read(rest, id);
  await rest.expectOk('PUT', `/flows/${id}/draft`, { document, revision });
}

/** A template of Harbor's in its first version, shared with Bluewater. */
export async function aTemplate(name: string) {
  const words = { names: { en: name, zh: name }, descriptions: { en: '', zh: '' } };
  const flow = await harbor.createFlow(`${name} source`, invoices('0.13').build());
  await harbor.expectOk('POST', `/flows/${flow}/publish`, {});
  const { id } = await harbor.expectOk<{ id: string }>('POST', '/templates', { flowIds: [flow], ...words });
  await harbor.expectOk('PUT', `/templates/${id}/sharing/bluewater`);
  return {
    id,
    source: flow,
    async flowFor(rest: Rest, flowName: string): Promise<string> {
      const { flows } = await rest.expectOk<{ flows: { id: string }[] }>(
        'POST',
        `/templates/${id}/create-flows`,
        { name: flowName, connections: {}, parameters: {} },
      );
      return flows[0]?.id ?? '';
    },
    async ship(document: FlowDocument, changelog: string): Promise<void> {
      await saveDraft(harbor, flow, document);
      await harbor.expectOk('POST', `/flows/${flow}/publish`, {});
      await harbor.expectOk('POST', '/templates', { flowIds: [flow], templateId: id, changelog, ...words });
    },
  };
}

export const withRate = (document: FlowDocument, rate: string): FlowDocument =>
  JSON.parse(JSON.stringify(document).replaceAll('"0.13"', JSON.stringify(rate)));

export async function harborConnection(): Promise<string> {
  const { items } = await harbor.expectOk<{ items: { id: string }[] }>(
    'GET',
    '/connections?connectorKey=sap-b1',
  );
  if (items[0]) return items[0].id;
  const made = await harbor.expectOk<{ id: string }>('POST', '/connections', {
    connectorKey: 'sap-b1',
    name: 'Harbor ERP',
    variables: { serviceUrl: 'https://erp.harbor.test/b1s/v1', companyDb: 'HARBOR', userName: 'harbor' },
    secrets: { password: 'harbor' },
  });
  return made.id;
}
