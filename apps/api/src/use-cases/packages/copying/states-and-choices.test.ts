/** Every state an item can be in, with every choice: what the customer then has, and what the copy's flow uses. */
import { aFlow } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import type { CopyOutcome } from '../../../contract/packages.ts';
import type { CopyPlan, CopyResult } from '../../../contract/template-copy.ts';
import type { TemplateDetail } from '../../../contract/templates.ts';
import { startTestApiAs } from '../../../testing/start-test-api-as.ts';
import { expectData, type TestCaller } from '../../../testing/test-api.ts';

const { api, me: partner } = await startTestApiAs('owner', 'partner');
const customerTenant = await api.tenant('customer');
const customer = api.as(await api.user({ [customerTenant.id]: 'builder' }), customerTenant);

const putTable = async (caller: TestCaller, name: string, value: string) => {
  await caller.mutate('lookupTables.create', { name });
  const rows = [{ key: 'kg', value }];
  expectData(await caller.mutate('lookupTables.putRows', { name, mode: 'replace', rows }));
};
/** What the customer's table says for `kg`; null: there is no such table. */
const valueIn = async (name: string) => {
  const answer = await customer.query<{ items: { value: string }[] }>('lookupTables.rows', { name });
  return answer.ok ? (answer.data.items[0]?.value ?? '') : null;
};
const words = (name: string) => ({ names: { en: name, zh: name }, descriptions: { en: '', zh: '' } });

async function aTemplate(table: string) {
  await putTable(partner, table, 'theirs 1');
  const document = aFlow().manual().buildJson('unit', `{{ lookup('${table}', 'kg') }}`).build();
  const flow = expectData(await partner.mutate<{ id: string }>('flows.create', { name: table, document }));
  expectData(await partner.mutate('flows.publish', { id: flow.id }));
  const publish = async (templateId?: string) =>
    expectData(
      await partner.mutate<CopyOutcome>('templates.publish', {
        flowIds: [flow.id],
        ...(templateId === undefined ? {} : { templateId }),
        ...words(table),
      }),
    );
  const { id } = await publish();
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  return {
    id,
    async next(value: string) {
      await putTable(partner, table, value);
      await publish(id);
    },
    copy: async () => expectData(await customer.mutate<CopyResult>('templates.copy', { id })),
  };
}

const situations = {
  new: async (table: string) => aTemplate(table),
  same: async (table: string) => {
    const template = await aTemplate(table);
    await putTable(customer, table, 'theirs 1');
    return template;
  },
  newer: async (table: string) => {
    const template = await aTemplate(table);
    await template.copy();
    await template.next('theirs 2');
    return template;
  },
  older: async (table: string) => {
    const template = await aTemplate(table);
    await template.copy();
    await putTable(customer, table, 'mine');
    return template;
  },
  bothChanged: async (table: string) => {
    const template = await aTemplate(table);
    await template.copy();
    await putTable(customer, table, 'mine');
    await template.next('theirs 2');
    return template;
  },
};

type Expected = { did: string; here: string | null; beside: string | null };
const expected: Record<keyof typeof situations, Record<string, Expected | 'refused'>> = {
  new: {
    mine: 'refused',
    theirs: { did: 'added', here: 'theirs 1', beside: null },
    both: { did: 'added', here: 'theirs 1', beside: null },
  },
  same: {
    mine: { did: 'kept', here: 'theirs 1', beside: null },
    theirs: { did: 'kept', here: 'theirs 1', beside: null },
    both: { did: 'kept', here: 'theirs 1', beside: null },
  },
  newer: {
    mine: { did: 'kept', here: 'theirs 1', beside: null },
    theirs: { did: 'replaced', here: 'theirs 2', beside: null },
    both: { did: 'addedBeside', here: 'theirs 1', beside: 'theirs 2' },
  },
  older: {
    mine: { did: 'kept', here: 'mine', beside: null },
    theirs: { did: 'replaced', here: 'theirs 1', beside: null },
    both: { did: 'addedBeside', here: 'mine', beside: 'theirs 1' },
  },
  bothChanged: {
    mine: { did: 'kept', here: 'mine', beside: null },
    theirs: { did: 'replaced', here: 'theirs 2', beside: null },
    both: { did: 'addedBeside', here: 'mine', beside: 'theirs 2' },
  },
};

const states = Object.keys(situations) as (keyof typeof situations)[];

describe.each(states)('%s', (state) => {
  test.each(['mine', 'theirs', 'both'])('%s', async (choose) => {
    const table = `${state} ${choose}`;
    const { id } = await situations[state](table);
    const plan = expectData(await customer.query<CopyPlan>('templates.planCopy', { id }));
    expect(plan.items.find(({ kind }) => kind === 'lookupTable')).toMatchObject({ key: table, state });
    const before = await valueIn(table);
    const answer = await customer.mutate<CopyResult>('templates.copy', {
      id,
      choices: [{ kind: 'lookupTable', key: table, choose }],
      seen: plan.seen,
    });
    const wanted = expected[state][choose];
    if (wanted === undefined || wanted === 'refused') {
      expect(answer).toMatchObject({
        error: { code: 'invalidInput', path: `choices › 1 “${table}” › choose` },
      });
      expect(await valueIn(table)).toBe(before);
      return;
    }
    const homeKey = wanted.beside === null ? table : `${table} 2`;
    const result = expectData(answer);
    expect(result.items.find(({ kind }) => kind === 'lookupTable')).toMatchObject({
      ...{ did: wanted.did, state, homeKey },
    });
    expect([await valueIn(table), await valueIn(`${table} 2`)]).toEqual([wanted.here, wanted.beside]);
    const copy = expectData(await customer.query<TemplateDetail>('templates.get', { id: result.id }));
    expect(JSON.stringify(copy.flows)).toContain(`lookup('${homeKey}', 'kg')`);
    expect(copy.parts.map(({ key }) => key)).toEqual([homeKey]);
  });
});

test('what stands beside is followed by the next version; what was kept is told apart from then on', async () => {
  const template = await situations.bothChanged('followed');
  const { id } = template;
  const choose = (choice: string) => ({
    id,
    choices: [{ kind: 'lookupTable', key: 'followed', choose: choice }],
  });
  expectData(await customer.mutate('templates.copy', choose('both')));
  await template.next('theirs 3');
  const plan = expectData(await customer.query<CopyPlan>('templates.planCopy', { id }));
  expect(plan.items.find(({ kind }) => kind === 'lookupTable')).toMatchObject({
    ...{ key: 'followed', homeKey: 'followed 2', state: 'newer', choice: 'theirs', cameWith: 2 },
  });
  await template.copy();
  expect([await valueIn('followed'), await valueIn('followed 2')]).toEqual(['mine', 'theirs 3']);

  await putTable(customer, 'followed 2', 'mine too');
  await template.next('theirs 4');
  expectData(await customer.mutate('templates.copy', choose('mine')));
  const settled = expectData(await customer.query<CopyPlan>('templates.planCopy', { id }));
  expect(settled).toMatchObject({ becomes: 'same' });
  expect(settled.items.map(({ state }) => state)).toEqual(['same', 'older']);
});

test('a table of the same name that never came from there is left alone, and stands beside, unless chosen otherwise', async () => {
  const { id } = await aTemplate('namesake');
  await putTable(customer, 'namesake', 'mine');
  const using = aFlow().manual().buildJson('unit', "{{ lookup('namesake', 'kg') }}").build();
  const { id: flowId } = expectData(
    await customer.mutate<{ id: string }>('flows.create', { name: 'Uses it', document: using }),
  );
  const plan = expectData(await customer.query<CopyPlan>('templates.planCopy', { id }));
  expect(plan.items[1]).toMatchObject({
    ...{ state: 'bothChanged', choice: 'both', cameWith: null, differences: 1 },
    affected: [{ id: flowId, name: 'Uses it' }],
  });
  await customer.mutate('templates.copy', { id });
  expect([await valueIn('namesake'), await valueIn('namesake 2')]).toEqual(['mine', 'theirs 1']);
});
