/** A partner ships a next version of a template; the customer's flows follow it: looked at, decided, run, rolled back. */
import {
  aTemplate,
  harbor,
  harborConnection,
  invoices,
  read,
  saveDraft,
  withRate,
} from '../drivers/harbor-template.ts';
import { expect, test } from '../drivers/story.ts';
import { upgradesOn } from '../drivers/upgrades.ts';

const HARBOR = /Harbor/;

test('version 2 brings a step and another mapping; the customer’s own mapping is a conflict, decided, merged, run and rolled back', async ({
  rest,
  sitDown,
}) => {
  const template = await aTemplate('Invoices to ERP');
  const id = await template.flowFor(rest, 'Bluewater invoices');
  await saveDraft(rest, id, withRate((await read(rest, id)).document, '0.17'));
  const before = await read(rest, id);
  const next = invoices('0.09').action('sap-b1', 'listDrafts', { $filter: 'DocEntry gt 0' }).build();
  const source = await harbor.flowNamed('Invoices to ERP source');
  await harbor.bind(source, { 'sap-b1': await harborConnection() });
  await template.ship(next, 'Rate of 2026, and drafts are listed');

  const { page, designer } = await sitDown();
  const upgrades = upgradesOn(page);
  await page.goto('/templates?tab=shared');
  await expect(page.getByTestId(`flows-behind-${template.id}`)).toHaveText('1 of your flows is behind');
  await page.goto('/flows?search=Bluewater%20invoices');
  const badge = page.getByTestId(`upgrade-badge-${id}`);
  await expect(badge).toHaveText('Version 2 available');
  await badge.click();

  await expect(page.getByTestId('upgrade-news')).toContainText('Rate of 2026, and drafts are listed');
  await expect(upgrades.conflicts).toHaveCount(1);
  await expect(upgrades.conflicts).toContainText('0.17');
  await expect(upgrades.conflicts).toContainText('0.09');
  await expect(upgrades.apply).toBeDisabled();
  await expect(upgrades.apply).toHaveText('Decide first: 1 left');
  await page.getByTestId('conflict-choose-mine').check();
  await upgrades.openTab('changes');
  await expect(upgrades.change('Query drafts')).toContainText('Added');
  await expect(upgrades.change('Map fields')).toHaveCount(0);
  await page.getByText('What is new in version 2').click();
  await expect(upgrades.change('Map fields')).toHaveCount(1);
  await upgrades.openTab('values');
  const connection = page.getByTestId('template-connection-sap-b1');
  await connection.click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: /sandbox/ })
    .first()
    .click();
  await upgrades.openTab('problems');
  await expect(page.getByTestId('upgrade-no-problems')).toBeVisible();
  await upgrades.apply.click();
  await expect(page.getByTestId('upgrade-outcome')).toHaveText('Upgraded to version 2');

  const after = await read(rest, id);
  expect(after.origin.version).toBe(2);
  const run = await rest.run(id);
  expect(run.state).toBe('succeeded');
  const steps = await rest.stepsOf(run.id);
  expect(steps.map(({ key, state }) => [key, state])).toContainEqual(['listDrafts', 'succeeded']);
  expect(JSON.stringify(after.document)).toContain('"0.17"');

  await page.getByRole('link', { name: 'Bluewater invoices' }).click();
  await designer.step('listDrafts').waitFor();
  await expect(badge).toHaveCount(0);
  await page.getByTestId('toolbar-more').click();
  await page.getByTestId('toolbar-roll-back').click();
  await expect(page.getByTestId('roll-back-flows')).toContainText('The draft becomes what it was.');
  await upgrades.confirmRollBack();
  await expect(designer.step('listDrafts')).toHaveCount(0);
  await expect(badge).toHaveText('Version 2 available');
  const restored = await read(rest, id);
  expect(JSON.stringify(restored.document)).toBe(JSON.stringify(before.document));
  expect(restored.origin.version).toBe(1);
});

test('many at once over two tenants: those without conflicts are done, one waits and then takes a side; later edits are told before they are lost', async ({
  rest,
  sitDown,
}) => {
  const template = await aTemplate('Batch invoices');
  const easy = await template.flowFor(rest, 'Batch easy');
  const hard = await template.flowFor(rest, 'Batch hard');
  await template.flowFor(harbor, 'Batch at Harbor');
  await saveDraft(rest, hard, withRate((await read(rest, hard)).document, '0.17'));
  await template.ship(invoices('0.09').build(), 'Rate of 2026');

  const { page } = await sitDown();
  const upgrades = upgradesOn(page);
  await page.goto('/templates');
  await page.getByTestId('upgrades-link').click();
  for (const name of ['Batch easy', 'Batch hard', 'Batch at Harbor']) await upgrades.select(name);
  await expect(upgrades.row('Batch at Harbor')).toContainText('Harbor Consulting');
  await expect(upgrades.row('Batch easy')).toContainText('1 → 2');
  await upgrades.toBatch();
  await expect(upgrades.family('Batch easy')).toContainText('Ready');
  await expect(upgrades.family('Batch hard')).toContainText('1 conflict to decide');
  await upgrades.applyBatch();
  await expect(page.getByTestId('messages')).toContainText('2 upgraded, 1 waiting, 0 failed');
  await expect(upgrades.family('Batch easy')).toContainText('Upgraded to version 2');
  await expect(upgrades.family('Batch at Harbor')).toContainText('Upgraded to version 2');
  await expect(upgrades.family('Batch hard')).toContainText('1 conflict to decide');
  await upgrades.backToAll();
  await upgrades.select('Batch hard');
  await upgrades.toBatch('Take the template’s');
  await expect(upgrades.family('Batch hard')).toContainText('Ready');
  await upgrades.applyBatch();
  await expect(upgrades.family('Batch hard')).toContainText('Upgraded to version 2');
  await upgrades.backToAll();
  expect(JSON.stringify((await read(rest, hard)).document)).toContain('"0.09"');

  const upgraded = (await read(rest, easy)).document;
  await saveDraft(rest, easy, {
    ...upgraded,
    parameters: [{ key: 'later', label: 'Later', type: 'text' }],
  });
  await page.getByTestId('upgrades-tab-done').click();
  const done = upgrades.doneRow('Batch easy');
  await done.getByRole('button', { name: /Roll back/ }).click();
  await expect(page.getByTestId('roll-back-flows')).toContainText('1 later change is lost');
  await expect(page.getByTestId(`roll-back-lost-${easy}`)).toContainText('Later');
  await upgrades.confirmRollBack();
  await expect(done).toContainText('Rolled back');
  expect((await read(rest, easy)).origin.version).toBe(1);
  await page.getByTestId('upgrades-tab-available').click();
  await expect(upgrades.row('Batch easy')).toContainText('1 → 2');

  // A row of another tenant is looked at and upgraded from here; only opening its flow goes there, and says so.
  await upgrades.doneRow('Batch at Harbor').waitFor({ state: 'detached' });
  await page.getByTestId('upgrades-tab-done').click();
  await upgrades
    .doneRow('Batch at Harbor')
    .getByRole('button', { name: /Roll back/ })
    .click();
  await upgrades.confirmRollBack();
  await page.getByTestId('upgrades-tab-available').click();
  await upgrades
    .row('Batch at Harbor')
    .getByRole('link', { name: /Preview/ })
    .click();
  await expect(page.getByTestId('in-which-tenant')).toContainText('In Harbor Consulting');
  await expect(page.getByTestId('tenant-switcher')).not.toContainText(HARBOR);
  await expect(upgrades.change('Map fields')).toHaveCount(1);
  await upgrades.apply.click();
  await expect(page.getByTestId('upgrade-outcome')).toHaveText('Upgraded to version 2');
  await expect(page.getByTestId('tenant-switcher')).not.toContainText(HARBOR);
  await page.getByRole('button', { name: /Batch at Harbor opens in Harbor Consulting/ }).click();
  await expect(page.getByTestId('messages')).toContainText('You are now in Harbor Consulting');
  await expect(page.getByTestId('canvas')).toBeVisible();
  await page.goto('/flows');
  await expect(page.getByTestId('tenant-switcher')).toContainText(HARBOR);
});
