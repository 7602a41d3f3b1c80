/** A function that flows use, one whose draft would break a flow, and a connector whose draft has gone on. */
import { randomUUID } from 'node:crypto';
import { aFlow } from '@flowbridge/flow';
import type { Rest } from '../drivers/rest.ts';
import { warehouseManifest } from '../drivers/warehouse-connector.ts';

type Made = { id: string };

const schema = (properties: object) => JSON.stringify({ type: 'object', properties }, null, 2);

export async function ownParts(
  rest: Rest,
): Promise<{ functionId: string; breakingId: string; connectorId: string; connectorKey: string }> {
  // A test that is tried again makes its tenant's things again, beside those of the first time.
  const nth = randomUUID().slice(0, 4);
  // The story of own connectors has one called `x-warehouse`.
  const depot = { ...warehouseManifest, key: `x-depot-${nth}` };
  const amountKey = `lineAmount${nth}`;
  const functionId = await published(rest, {
    kind: 'function',
    key: amountKey,
    draft: {
      name: '行金额',
      description: '单价乘以数量',
      source:
        'function main({ price, quantity }, { log }) {\n  log(price, quantity);\n  return { total: price * quantity };\n}\n',
      input: schema({
        price: { type: 'number', title: '单价' },
        quantity: { type: 'number', title: '数量' },
      }),
      output: schema({ total: { type: 'number', title: '金额' } }),
      cases: [
        { name: '含税', input: '{"price":2.5,"quantity":3}', expected: '{"total":7.5}' },
        { name: '含税', input: '{"price":4,"quantity":2}', expected: '{"total":9}' },
      ],
    },
  });
  const connectorId = await published(rest, {
    kind: 'connector',
    key: depot.key,
    draft: { manifest: JSON.stringify(depot, null, 2) },
  });
  const flow = await rest.createFlow(
    '行金额计算',
    aFlow()
      .manual()
      .action(depot.key, 'listItems', { top: 3 })
      .action('functions', amountKey, { price: 2.5, quantity: 3 })
      .build(),
  );
  await rest.call('POST', `/flows/${flow}/publish`, {});
  const { auth: _auth, ...unfinished } = depot;
  await rest.expectOk('PUT', `/custom-parts/${connectorId}/draft`, {
    revision: 2,
    draft: { manifest: JSON.stringify(unfinished, null, 2) },
  });
  return {
    functionId,
    breakingId: await breaking(rest, `lineWeight${nth}`),
    connectorId,
    connectorKey: depot.key,
  };
}

/** Its draft asks for one thing more. */
async function breaking(rest: Rest, key: string): Promise<string> {
  const draft = {
    name: '行重量',
    description: '数量乘以单重',
    source: 'function main({ weight, quantity }) {\n  return { total: weight * quantity };\n}\n',
    input: schema({ weight: { type: 'number', title: '单重' }, quantity: { type: 'number', title: '数量' } }),
    output: schema({ total: { type: 'number', title: '重量' } }),
    cases: [],
  };
  const id = await published(rest, { kind: 'function', key, draft });
  const document = aFlow()
    .manual()
    .action('functions', key, { weight: 1.5, quantity: 4 }, { title: '计算行重量' })
    .build();
  const flow = await rest.createFlow('行重量计算', document);
  await rest.call('POST', `/flows/${flow}/publish`, {});
  const input = {
    type: 'object',
    properties: {
      weight: { type: 'number', title: '单重' },
      quantity: { type: 'number', title: '数量' },
      unit: { type: 'string', title: '单位' },
    },
    required: ['unit'],
  };
  await rest.expectOk('PUT', `/custom-parts/${id}/draft`, {
    revision: 2,
    draft: { ...draft, input: JSON.stringify(input, null, 2) },
  });
  return id;
}

async function published(
  rest: Rest,
  { kind, key, draft }: { kind: string; key: string; draft: object },
): Promise<string> {
  const { id } = await rest.expectOk<Made>('POST', '/custom-parts', { kind, key, name: key });
  await rest.expectOk('PUT', `/custom-parts/${id}/draft`, { revision: 1, draft });
  await rest.expectOk('POST', `/custom-parts/${id}/publish`, { revision: 2 });
  return id;
}
