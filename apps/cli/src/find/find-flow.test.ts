import { expect, test } from 'vitest';
import { connect } from '../client/connect.ts';
import { aMachine } from '../testing/a-machine.ts';
import { anInstallation } from '../testing/an-installation.ts';
import { findFlow } from './find-flow.ts';

const flow = (id: string, name: string, folder: string | null = null) => ({ id, name, folder });
const ID = 'a'.repeat(32);

async function finding(wanted: string) {
  await using there = await anInstallation((call) => {
    if (call === `GET /flows/${ID}`) return { body: flow(ID, 'By id') };
    if (call.startsWith('GET /flows/')) return { status: 404, body: { code: 'notFound', detail: 'No.' } };
    const items = [flow('1', 'Orders'), flow('2', 'Orders 2'), flow('3', 'Twice', 'A'), flow('4', 'Twice')];
    return { body: { items, nextCursor: null } };
  });
  // Awaited here: the installation is there until it is found.
  return await findFlow(connect({ url: there.url, key: 'k', tenant: 'one' }, aMachine()), wanted);
}

test('a flow is found by its whole name or its id; what looks like an id may be a name', async () => {
  expect(await finding('Orders')).toMatchObject({ id: '1' });
  expect(await finding(ID)).toMatchObject({ id: ID });
  await expect(finding('b'.repeat(32))).rejects.toMatchObject({ code: 'notFound' });
});

test('a name that several have is refused with the ids to choose from, an unknown one with what is near', async () => {
  await expect(finding('Twice')).rejects.toMatchObject({
    code: 'nameNotUnique',
    hint: 'Give one by its id: 3 (A), 4 (no folder).',
  });
  await expect(finding('Order')).rejects.toMatchObject({
    code: 'notFound',
    hint: 'It has “Orders”, “Orders 2”, “Twice”, “Twice”.',
  });
});
