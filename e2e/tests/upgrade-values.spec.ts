/** What a new version needs is asked once for many flows, and goes again with the upgrade. */
import { choose } from '../drivers/ant.ts';
import {
  aTemplate,
  harbor,
  harborConnection,
  invoices,
  read,
  saveDraft,
} from '../drivers/harbor-template.ts';
import type { Rest } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { upgradesOn } from '../drivers/upgrades.ts';

type Bound = { bindings: { connections: Record<string, string>; parameters: Record<string, unknown> } };
const boundOf = async (rest: Rest, id: string) =>
  (await rest.expectOk<Bound>('GET', `/flows/${id}`)).bindings;

const next = () =>
  invoices('0.13')
    .parameter('region', 'text', { label: 'Region', required: true, help: 'Whose drafts are listed' })
    .parameter('size', 'integer', { label: 'Drafts at once', default: 20 })
    .action('sap-b1', 'listDrafts', {
      $filter: "DocEntry gt 0 and Region ne '{{ params.region }}'",
      $top: '{{ params.size }}',
    })
    .build();

test('new values of many flows in two tenants are given on one page, one flow has its own; what is left out is told with the way to it; rolled back, they go', async ({
  rest,
  sitDown,
}) => {
  const template = await aTemplate('Regions to ERP');
  const [alike, own] = [
    await template.flowFor(rest, 'Region east'),
    await template.flowFor(rest, 'Region west'),
  ];
  const theirs = await template.flowFor(harbor, 'Region at Harbor');
  await harbor.bind(template.source, { 'sap-b1': await harborConnection() });
  await saveDraft(harbor, template.source, next());
  await harbor.expectOk('PUT', `/flows/${template.source}/bindings`, {
    connections: { 'sap-b1': await harborConnection() },
    parameters: { region: 'north' },
  });
  await template.ship(next(), 'By region');

  const { page } = await sitDown();
  const upgrades = upgradesOn(page);
  await page.goto('/templates/upgrades');
  for (const name of ['Region east', 'Region west', 'Region at Harbor']) await upgrades.select(name);
  await upgrades.toBatch();
  await expect(upgrades.family('Region east')).toContainText('Lacks');
  await expect(upgrades.batchState).toContainText('3 families still lack something');

  // Connections are those of the tenant; there may be one only, which is chosen by itself.
  const bluewater = page.getByTestId('batch-tenant-bluewater');
  const atHarbor = page.getByTestId('batch-tenant-harbor');
  await choose(page, bluewater.getByTestId('template-connection-sap-b1').first(), /sandbox/);
  await expect(atHarbor.getByTestId('template-connection-sap-b1')).toBeVisible();
  await page.getByTestId('batch-parameters').getByTestId('parameter-region').fill('east');
  await expect(upgrades.family('Region east')).toContainText('Ready');
  await upgrades.family('Region west').getByRole('button', { name: 'Other values for Region west' }).click();
  await upgrades.family('Region west').getByTestId('parameter-region').fill('west');
  await upgrades.family('Region west').getByTestId('parameter-size').fill('5');
  await expect(upgrades.family('Region west')).toContainText('Ready');
  await page.getByTestId('batch-parameters').getByTestId('parameter-region').fill('');
  await expect(upgrades.family('Region east')).toContainText('Lacks Region.');
  await expect(upgrades.family('Region west')).toContainText('Ready');
  await upgrades.applyBatch();
  await expect(page.getByTestId('messages')).toContainText('3 upgraded, 0 waiting, 0 failed');

  expect((await boundOf(rest, own)).parameters).toEqual({ region: 'west', size: 5 });
  await rest.expectOk('POST', `/flows/${own}/publish`, {});
  expect(Object.keys((await boundOf(rest, alike)).connections)).toEqual(['sap-b1']);
  expect(Object.keys((await boundOf(harbor, theirs)).connections)).toEqual(['sap-b1']);
  await expect(upgrades.family('Region at Harbor').getByRole('button')).toContainText(
    'Configure opens in Harbor Consulting',
  );
  await upgrades.family('Region east').getByRole('link', { name: 'Configure' }).click();
  await expect(page).toHaveURL(new RegExp(`/flows/${alike}/configure`));

  // A person gives another value meanwhile: it is asked about, and stays by itself.
  await rest.expectOk('PUT', `/flows/${alike}/bindings`, {
    ...(await boundOf(rest, alike)),
    parameters: { region: 'south' },
  });
  await page.goto('/templates/upgrades?tab=done');
  await upgrades
    .doneRow('Region east')
    .getByRole('button', { name: /Roll back/ })
    .click();
  const back = page.getByTestId(`bound-back-${alike}`);
  await expect(back).toContainText('SAP Business One');
  await expect(back.getByTestId('bound-ask-region')).toContainText('changed since the upgrade');
  await upgrades.confirmRollBack();
  expect(await boundOf(rest, alike)).toEqual({ connections: {}, parameters: { region: 'south' } });

  // What the published version runs with stays unless it is said to go.
  await upgrades
    .doneRow('Region west')
    .getByRole('button', { name: /Roll back/ })
    .click();
  const running = page.getByTestId(`bound-back-${own}`).getByTestId('bound-ask-region');
  await expect(running).toContainText('the published version runs with it');
  await running.getByTestId('bound-give-back').check();
  await upgrades.confirmRollBack();
  await expect.poll(async () => (await boundOf(rest, own)).parameters).toEqual({ size: 5 });
  expect((await read(rest, own)).origin.version).toBe(1);
});
