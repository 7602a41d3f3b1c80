/**
 * The whole life of a template: a partner publishes and shares it; the customer copies it beside what he has, sets it up in the
 * wizard, tries one record and runs it; the partner ships version 2, the customer has changed the same mapping; merged, run, and
 * rolled back.
 */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { choose } from '../drivers/ant.ts';
import { copyingOn } from '../drivers/copying.ts';
import { productUrl } from '../drivers/product-url.ts';
import { type Rest, restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { templatesOn } from '../drivers/templates.ts';
import { upgradesOn } from '../drivers/upgrades.ts';
import { wizardOn } from '../drivers/wizard.ts';

const NAME = 'Remarks on drafts';
const HARBOR = /Harbor/;
const BLUEWATER = /Bluewater/;
const harbor = restOf(productUrl(), { tenant: 'harbor' });

/** Every open draft in the ERP gets a remark; version 2 also counts them and says it otherwise. */
function remarks(remark: string, counts: boolean): FlowDocument {
  const flow = aFlow()
    .manual(undefined, { key: 'byHand', title: 'By hand' })
    .parameter('signature', 'text', { label: 'Signature', required: true })
    .buildJson('words', {
      unit: "{{ lookup('Units of drafts', 'kg') }}",
      state: "{{ lookup('States of drafts', 'O') }}",
      by: '{{ params.signature }}',
    })
    .action('sap-b1', 'listDrafts', { $filter: "DocObjectCode eq '1470000113'" }, { key: 'drafts' })
    .forEach('each', '{{ steps.drafts.body.value }}', (draft) =>
      draft
        .mapFields('change', '{{ loops.each.item }}', [
          { target: 'Comments', type: 'text', source: { kind: 'constant', value: remark } },
        ])
        .action('sap-b1', 'updateDraft', {
          DocEntry: '{{ loops.each.item.DocEntry }}',
          fields: '{{ steps.change }}',
        }),
    );
  return (counts ? flow.buildJson('counted', '{{ $count(steps.drafts.body.value) }}') : flow).build();
}

type Flow = { document: FlowDocument; revision: number };
const read = (rest: Rest, id: string) => rest.expectOk<Flow>('GET', `/flows/${id}`);
const put = async (rest: Rest, id: string, document: FlowDocument) =>
  rest.expectOk('PUT', `/flows/${id}/draft`, { document, revision: (await read(rest, id)).revision });

async function putTable(rest: Rest, name: string, values: Record<string, string>): Promise<void> {
  await rest.call('POST', '/lookup-tables', { name });
  const rows = Object.entries(values).map(([key, value]) => ({ key, value }));
  await rest.expectOk('PUT', `/lookup-tables/${encodeURIComponent(name)}/rows`, { mode: 'replace', rows });
}

test('published, shared, copied, set up, run, upgraded and rolled back', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  await sandbox.reset();
  const remarkOf = async () => {
    const run = await rest.run(flowId);
    expect(run.state).toBe('succeeded');
    return (await rest.stepsOf(run.id)).map(({ key }) => key);
  };
  for (const [table, theirs, mine] of [
    ['Units of drafts', '千克', '公斤'],
    ['States of drafts', 'open', 'offen'],
  ] as const) {
    await putTable(harbor, table, { kg: theirs, O: theirs });
    await putTable(rest, table, { kg: mine, O: mine });
  }
  const source = await harbor.createFlow(NAME, remarks('By Harbor', false));
  await harbor.expectOk('PUT', `/flows/${source}/bindings`, {
    connections: { 'sap-b1': await harbor.connectionOf('sap-b1') },
    parameters: { signature: 'Harbor' },
  });
  await harbor.expectOk('POST', `/flows/${source}/publish`, {});

  const { page, console: desk, designer } = await sitDown();
  const templates = templatesOn(page);
  const copying = copyingOn(page);
  const wizard = wizardOn(page);
  const upgrades = upgradesOn(page);

  // The partner publishes what he built, and shares it.
  await page.goto('/templates');
  await desk.switchTenant(HARBOR);
  await templates.publishFromList(NAME);
  await expect(templates.travels).toContainText('Units of drafts');
  await expect(templates.travels).toContainText('Signature');
  await page.getByTestId('publish-settings').click();
  await expect(page.getByTestId('travelling-setting').first()).toContainText('/sandbox/sap-b1');
  await templates.confirmPublish();
  await templates.open('mine');
  await templates.openSharing(NAME);
  await templates.shareWith('bluewater');
  await templates.closeDialog();

  // The customer has tables of these names: of one he keeps his own, of the other both.
  await desk.switchTenant(BLUEWATER);
  await templates.open('shared');
  const shared = templates.card(NAME);
  await shared.getByRole('button', { name: 'Copy to my templates' }).click();
  await copying.choose('lookupTable-Units of drafts', 'mine');
  await copying.choose('lookupTable-States of drafts', 'both');
  await copying.confirm();
  await expect(copying.summary).toContainText('Mine kept');
  await expect(copying.summary).toContainText('States of drafts 2');

  // He sets it up, looks at what one record would send, and runs it.
  await page.getByTestId('copy-to-mine').click();
  await templates.card(NAME).getByRole('button', { name: 'Create flow' }).click();
  await wizard.shows('connections');
  await page.getByTestId('new-template-connection-sap-b1').click();
  await expect(page.getByTestId('connection-variables-serviceUrl')).toHaveValue(/\/sandbox\/sap-b1/);
  await page.getByTestId('connection-close').click();
  await choose(page, page.getByTestId('template-connection-sap-b1'), /sandbox/);
  await wizard.next('parameters');
  await page.getByTestId('parameter-signature').fill('Bluewater');
  await wizard.next('mapping');
  await wizard.next('try');
  await wizard.dryRun();
  await expect(wizard.requests.first()).toContainText('By Harbor');
  expect(await sandbox.writes('sap-b1', 'By Harbor')).toEqual([]);
  await wizard.next('publish');
  await wizard.publish();
  await expect(wizard.made).toHaveCount(1);
  await wizard.runOnce();
  await expect.poll(() => sandbox.writes('sap-b1', 'By Harbor')).toContain('PATCH /Drafts(16)');
  const flowId = /flows\/([^/]+)\/configure/.exec(page.url())?.[1] ?? '';
  expect(JSON.stringify((await read(rest, flowId)).document)).toContain("lookup('States of drafts 2', 'O')");

  // He says it in his own words; then the partner ships version 2: a new step, and other words in the same place.
  await designer.open(flowId);
  await page.getByTestId('canvas').waitFor();
  const own = (await read(rest, flowId)).document;
  await put(rest, flowId, JSON.parse(JSON.stringify(own).replace('By Harbor', 'By Bluewater')));
  await rest.expectOk('POST', `/flows/${flowId}/publish`, {});
  const before = JSON.stringify((await read(rest, flowId)).document);
  await put(harbor, source, remarks('Checked by Harbor', true));
  await harbor.expectOk('POST', `/flows/${source}/publish`, {});
  await page.goto('/templates');
  await desk.switchTenant(HARBOR);
  await page.goto(`/flows/${source}`);
  await page.getByTestId('toolbar-more').click();
  await page.getByTestId('toolbar-template').click();
  await page.getByTestId('template-changelog').fill('Counts the drafts');
  await templates.confirmPublish();

  // The copy follows, then the flow: the conflict is shown, decided, merged.
  await page.goto('/templates');
  await desk.switchTenant(BLUEWATER);
  await templates.open('shared');
  await shared.getByRole('button', { name: 'Copy to my templates' }).click();
  await copying.confirm();
  await page.goto(`/templates/upgrades/${flowId}`);
  await expect(upgrades.conflicts).toHaveCount(1);
  await expect(upgrades.conflicts).toContainText('By Bluewater');
  await expect(upgrades.conflicts).toContainText('Checked by Harbor');
  await expect(upgrades.apply).toBeDisabled();
  await page.getByTestId('conflict-choose-mine').check();
  await upgrades.apply.click();
  await expect(page.getByTestId('upgrade-outcome')).toHaveText('Upgraded to version 2');
  expect(await remarkOf()).toContain('counted');
  expect(JSON.stringify((await read(rest, flowId)).document)).toContain('By Bluewater');

  // And back again, to the byte.
  await designer.open(flowId);
  await page.getByTestId('toolbar-more').click();
  await page.getByTestId('toolbar-roll-back').click();
  await upgrades.confirmRollBack();
  await expect(designer.step('counted')).toHaveCount(0);
  expect(JSON.stringify((await read(rest, flowId)).document)).toBe(before);
  expect(await remarkOf()).not.toContain('counted');

  await rest.expectOk('POST', `/flows/${flowId}/disable`);
});
