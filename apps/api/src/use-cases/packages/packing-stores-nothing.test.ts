/** What programs compare before they publish: the package as it would be, and the flows a template was made into. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { CopyOutcome, PackageFileView, PackedFlows } from '../../contract/packages.ts';
import type { FlowOfTemplate, TemplateItem } from '../../contract/templates.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { me } = await startTestApiAs('builder', 'packing');

const words = { names: { en: 'Orders', zh: 'Orders' }, descriptions: { en: '', zh: '' } };
const leaf = (value: string) => aFlow().manual().buildJson('made', value).build();
const rest = async <T>(method: string, path: string, body?: unknown) => {
  const answer = await me.rest(method, path, body);
  return { status: answer.status, body: (await answer.json()) as T }; // the caller names what the contract promises
};
const aPublishedFlow = async (value: string) => {
  const { id } = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: 'Orders', document: leaf(value) }),
  );
  expectData(await me.mutate('flows.publish', { id }));
  return id;
};

test('a packed family is what publishing makes, and leaves no template behind', async () => {
  const id = await aPublishedFlow('1');
  const packed = await rest<PackedFlows>('POST', '/templates/pack', { flowIds: [id], ...words });
  expect(packed).toMatchObject({ status: 200, body: { keys: { [id]: 'main' } } });
  expect(packed.body.file.origin.version).toBe(1);
  expect(expectData(await me.query<TemplateItem[]>('templates.list')).filter(isMine)).toEqual([]);

  const made = expectData(await me.mutate<CopyOutcome>('templates.publish', { flowIds: [id], ...words }));
  const stored = await rest<PackageFileView>('GET', `/templates/${made.id}/export`);
  expect(stored.body.hash).toBe(packed.body.file.hash);
  const again = { flowIds: [id], templateId: made.id, ...words };
  const next = await rest<PackedFlows>('POST', '/templates/pack', again);
  expect(next.body.file.origin).toEqual({ templateKey: stored.body.origin.templateKey, version: 2 });
});

const isMine = ({ relation }: TemplateItem) => relation === 'mine';

test('a flow that was never published cannot be packed; the answer names it', async () => {
  const { id } = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: 'Draft', document: leaf('1') }),
  );
  expect(await rest('POST', '/templates/pack', { flowIds: [id], ...words })).toMatchObject({
    status: 422,
    body: { code: 'notPublished', path: 'flows › Draft' },
  });
});

test('the flows made of a template are listed with which of its flows each is', async () => {
  const id = await aPublishedFlow('2');
  const made = expectData(await me.mutate<CopyOutcome>('templates.publish', { flowIds: [id], ...words }));
  const flows = () => rest<{ items: FlowOfTemplate[] }>('GET', `/templates/${made.id}/flows`);
  expect((await flows()).body.items).toEqual([]);
  const created = await rest<{ flows: { id: string }[] }>('POST', `/templates/${made.id}/create-flows`, {
    name: 'Made of it',
  });
  expect((await flows()).body.items).toEqual([
    { id: created.body.flows[0]?.id, name: 'Made of it', flowKey: 'main' },
  ]);
});
