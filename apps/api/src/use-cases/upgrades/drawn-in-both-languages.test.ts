/** Flows of templates that are drawn once in each language are compared in the reader's. */
import { putShippedTemplate } from '@flowbridge/db';
import { aFlow, type FlowDocument, inOtherWords } from '@flowbridge/flow';
import { hashContent, type PackageContent } from '@flowbridge/templates';
import { expect, test } from 'vitest';
import type { CopyOutcome } from '../../contract/packages.ts';
import type { CopyItemView } from '../../contract/template-copy.ts';
import type { FlowWords, UpgradePreview } from '../../contract/upgrades.ts';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { api, me } = await startTestApiAs('owner', 'reader');

function drawn(language: 'en' | 'zh', value: string): FlowDocument {
  const t = (en: string, zh: string) => (language === 'en' ? en : zh);
  return aFlow()
    .manual()
    .parameter('site', 'text', { label: t('Site', '站点') })
    .buildJson('made', value, { title: t('Make the order', '生成订单') })
    .buildJson('where', '{{ params.site }}', { title: t('Where to', '发往') })
    .build();
}
async function ship(value: string): Promise<void> {
  const names = { en: 'Orders', zh: '订单' };
  const content: PackageContent = {
    ...{ names, descriptions: names, tags: [], connectors: [] },
    flows: [{ key: 'main', names, documents: { en: drawn('en', value), zh: drawn('zh', value) } }],
  };
  await putShippedTemplate(api.db, { key: 'T-BOTH', hash: hashContent(content), package: content });
}
const templateId = async () =>
  expectData(await me.query<{ id: string; key: string }[]>('templates.list')).find(
    ({ key }) => key === 'T-BOTH',
  )?.id ?? '';

test('an upgrade and the versions of a flow made in Chinese can be read in English, and one made in English in Chinese', async () => {
  await ship('1');
  const id = await templateId();
  const flows = new Map<'en' | 'zh', string>();
  for (const language of ['en', 'zh'] as const) {
    const made = expectData(
      await me.mutate<{ flows: { id: string }[] }>('templates.createFlow', {
        ...{ templateId: id, name: `Made in ${language}`, language, connections: {}, parameters: {} },
      }),
    );
    flows.set(language, made.flows[0]?.id ?? '');
  }
  await ship('2');
  for (const [language, flowId] of flows) {
    const other = language === 'en' ? 'zh' : 'en';
    const { flows: shown } = expectData(await me.query<UpgradePreview>('upgrades.preview', { id: flowId }));
    const [flow] = shown;
    if (flow?.kind !== 'merged') throw new Error('It is merged.');
    expect(flow.words.drawnIn).toBe(language);
    const read = inOtherWords([flow.base, flow.theirs, flow.mine], flow.words.otherWords);
    expect(read).toEqual([drawn(other, '1'), drawn(other, '2'), drawn(other, '1')]);
    expect(expectData(await me.query<FlowWords>('upgrades.words', { id: flowId }))).toEqual(flow.words);
  }
});

test('a flow that is drawn once, or whose template is gone, has no other words', async () => {
  const { id } = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: 'Plain', document: drawn('zh', '1') }),
  );
  const none = { drawnIn: null, otherWords: [] };
  expect(expectData(await me.query<FlowWords>('upgrades.words', { id }))).toEqual(none);
});

test('mine and theirs of a copy are compared in the language that is asked for', async () => {
  const id = await templateId();
  expectData(await me.mutate<CopyOutcome>('templates.copy', { id }));
  for (const language of ['en', 'zh'] as const) {
    const view = expectData(
      await me.mutate<CopyItemView>('templates.compareItem', { id, kind: 'flow', key: 'main', language }),
    );
    if (view.kind !== 'flow') throw new Error('It is a flow.');
    expect([view.mine, view.theirs]).toEqual([drawn(language, '2'), drawn(language, '2')]);
  }
});
