/** A partner's template on its way to a customer: published, shared, copied, followed by a next version, taken back; or as a file. */
import { readFile } from 'node:fs/promises';
import { aFlow } from '@flowbridge/flow';
import { barriersOn } from '../drivers/barriers.ts';
import { leftoversOn } from '../drivers/leftovers.ts';
import { outsider } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { templatesOn } from '../drivers/templates.ts';
import { wizardOn } from '../drivers/wizard.ts';

const HARBOR = /Harbor/;
const harbor = restOf(productUrl(), { tenant: 'harbor' });

/** A published flow of the partner that calls another, with a token typed into a header. */
async function aFamily(name: string): Promise<string> {
  const part = await harbor.createFlow(`${name} part`, aFlow().manual().buildJson('made', 'yes').build());
  await harbor.expectOk('POST', `/flows/${part}/publish`, {});
  const id = await harbor.createFlow(
    name,
    aFlow()
      .manual()
      .parameter('region', 'text', { label: 'Sales region', default: 'east' })
      .action('http', 'request', { url: 'https://a.test', headers: { Authorization: 'typed-by-hand' } })
      .callFlow('call', part, {})
      .build(),
  );
  await harbor.expectOk('POST', `/flows/${id}/publish`, {});
  return id;
}

test('a partner publishes and shares; the customer copies, is followed by the next version, and keeps its copy', async ({
  rest,
  sitDown,
}) => {
  const flow = await aFamily('Harbor orders');
  const { page, console: desk } = await sitDown();
  const templates = templatesOn(page);
  await page.goto('/templates');
  await desk.switchTenant(HARBOR);
  await templates.publishFromList('Harbor orders');
  await expect(templates.travels).toContainText('Harbor orders part');
  await expect(templates.travels).toContainText('called by it');
  await expect(templates.travels).toContainText('Sales region');
  await expect(templates.travels).toContainText(
    'Left empty, because it looks like a secret: steps › request',
  );
  await page.getByTestId('template-name-en').fill('Orders to ERP');
  await page.getByTestId('template-name-zh').fill('订单同步到 ERP');
  await page.getByTestId('template-description-en').fill('Built once, used everywhere.');
  await templates.confirmPublish();

  await templates.open('mine');
  await expect(templates.card('Orders to ERP')).toContainText('Version 1 · 2 flows');
  await templates.openSharing('Orders to ERP');
  await page.getByTestId('share-code').fill('Not a code');
  await page.getByTestId('share-add').click();
  await expect(page.getByText('Lower-case letters, digits and dashes.')).toBeVisible();
  await templates.shareWith('bluewater');
  await templates.closeDialog();
  await expect(templates.card('Orders to ERP')).toContainText('Shared with 1');

  await desk.switchTenant(/Bluewater/);
  await templates.open('shared');
  const shared = templates.card('Orders to ERP');
  await expect(shared).toContainText('By Harbor Consulting');
  await shared.getByRole('button', { name: 'Preview of Orders to ERP' }).click();
  await expect(page.getByTestId('template-canvas')).toContainText('request');
  await templates.closeDialog();
  await shared.getByRole('button', { name: 'Copy to my templates' }).click();
  await expect(page.getByTestId('messages')).toContainText('“Orders to ERP” is in your templates now.');

  await templates.open('mine');
  await templates.card('Orders to ERP').getByRole('button', { name: 'Create flow' }).click();
  const wizard = wizardOn(page);
  await wizard.next('parameters');
  await wizard.next('mapping');
  // The wizard is not finished: what it has made stands with it.
  type Made = { name: string; flows: { id: string; name: string }[] };
  const { items } = await rest.expectOk<{ items: Made[] }>('GET', '/setups');
  const made = items.find(({ name }) => name === 'Orders to ERP')?.flows ?? [];
  expect(made.map(({ name }) => name).sort()).toEqual([
    'Orders to ERP · Harbor orders',
    'Orders to ERP · Harbor orders part',
  ]);
  for (const { id } of made) {
    expect(JSON.stringify(await rest.expectOk('GET', `/flows/${id}`))).not.toContain('typed-by-hand');
  }

  await desk.switchTenant(HARBOR);
  await page.goto(`/flows/${flow}`);
  await page.getByTestId('toolbar-more').click();
  await page.getByTestId('toolbar-template').click();
  await expect(page.getByText('The flows are as they were in version 1.')).toBeVisible();
  await page.getByTestId('template-changelog').fill('Better words');
  await page.getByTestId('template-description-en').fill('Built once, upgraded for years.');
  await templates.confirmPublish();
  await templates.open('mine');
  await templates.openSharing('Orders to ERP');
  await expect(page.getByTestId('copies')).toContainText('Bluewater Manufacturing');
  await expect(page.getByTestId('copies')).toContainText('version 1');
  await templates.closeDialog();

  await desk.switchTenant(/Bluewater/);
  await templates.open('shared');
  await expect(shared).toContainText('Version 2');
  await shared.getByRole('button', { name: 'Copy to my templates' }).click();
  await expect(page.getByTestId('messages')).toContainText('Your copy of “Orders to ERP” got version 2.');

  await desk.switchTenant(HARBOR);
  await templates.open('mine');
  await templates.openSharing('Orders to ERP');
  await page.getByTestId('revoke-bluewater').click();
  await expect(page.getByText('Shared with nobody yet.')).toBeVisible();
  await templates.closeDialog();
  await desk.switchTenant(/Bluewater/);
  await templates.open('shared');
  await expect(shared).toHaveCount(0);
  await templates.open('mine');
  await expect(templates.card('Orders to ERP')).toContainText('Copy · Version 2');
});

test('an outsider sees nothing that is not shared with it', async ({ sitDown }) => {
  const flow = await aFamily('Harbor secret work');
  const words = { names: { en: 'Quiet work', zh: '安静' }, descriptions: { en: '', zh: '' } };
  const { id } = await harbor.expectOk<{ id: string }>('POST', '/templates', { flowIds: [flow], ...words });
  await harbor.expectOk('PUT', `/templates/${id}/sharing/bluewater`);
  const { page } = await sitDown(outsider);
  const templates = templatesOn(page);
  await templates.open('shared');
  await expect(page.getByTestId('list-empty')).toContainText('northwind');
  await expect(templates.cards).toHaveCount(0);
  await templates.open('shipped');
  await expect(templates.cards.first()).toBeVisible();
  await expect(page.getByText('Quiet work')).toHaveCount(0);
  await harbor.expectOk('DELETE', `/templates/${id}/sharing/bluewater`);
});

test('a flow that was never published says so, with the way to it', async ({ sitDown }) => {
  await harbor.createFlow('Harbor draft only', aFlow().manual().buildJson('made', 'yes').build());
  const { page, console: desk } = await sitDown();
  const templates = templatesOn(page);
  await page.goto('/flows');
  await desk.switchTenant(HARBOR);
  await templates.publishFromList('Harbor draft only');
  await expect(templates.travels).toContainText('Never published. Publish this flow first.');
  await expect(page.getByTestId('publish-template-confirm')).toBeDisabled();
  await templates.travels.getByRole('link', { name: 'Harbor draft only' }).click();
  await page.getByTestId('canvas').waitFor();
});

test('a template travels as a file; a damaged one is refused with its place, in the reader’s language', async ({
  sitDown,
}) => {
  const flow = await aFamily('Harbor file');
  const words = { names: { en: 'As a file', zh: '模板文件' }, descriptions: { en: '', zh: '' } };
  await harbor.expectOk('POST', '/templates', { flowIds: [flow], ...words });
  const { page, console: desk } = await sitDown();
  const templates = templatesOn(page);
  await page.goto('/templates');
  await desk.switchTenant(HARBOR);
  await templates.open('mine');
  const download = page.waitForEvent('download');
  await templates.menu('As a file', 'Export package');
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('As a file-1.flowbridge.json');
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).not.toContain('typed-by-hand');

  await desk.switchTenant(/Bluewater/);
  await templates.open('mine');
  await templates.importPackage('as-a-file.flowbridge.json', text);
  await expect(page.getByTestId('package-preview')).toContainText('It becomes a new template of yours.');
  await page.getByTestId('import-package-start').click();
  await expect(templates.card('As a file')).toBeVisible();
  await templates.importPackage('again.flowbridge.json', text);
  await expect(page.getByTestId('package-preview')).toContainText('You have this version already.');
  await expect(page.getByTestId('import-package-start')).toBeDisabled();
  await templates.closeDialog();

  await desk.speak('zh');
  await templates.importPackage('damaged.json', text.replace('As a file', 'Someone’s file'));
  await expect(page.getByTestId('package-problems')).toContainText('hash: 内容与导出时不一致');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /知道了|确定/ })
    .click();
  const deep = `{"format":"flowbridge.package","content":${'['.repeat(5000)}${']'.repeat(5000)}}`;
  await templates.importPackage('deep.json', deep);
  await expect(page.getByRole('dialog')).toContainText('嵌套过深');
});

test('every dialog of templates speaks the reader’s language and can be read in the dark', async ({
  sitDown,
}) => {
  const flow = await aFamily('港口家族');
  const words = { names: { en: '港口', zh: '港口' }, descriptions: { en: '', zh: '' } };
  await harbor.expectOk('POST', '/templates', { flowIds: [flow], ...words });
  const { page, console: desk } = await sitDown(undefined, 'zh');
  const templates = templatesOn(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const expectReadable = async () => {
    expect(await leftoversOn(page, 'zh', ['Sales region', 'HTTP'])).toEqual([]);
    expect(await barriersOn(page)).toEqual([]);
  };
  // Whoever shared something with this tenant in another story: there are cards, or there is the note that there are none.
  await page.goto('/templates?tab=shared');
  await page.locator('[data-testid="list-empty"], article').first().waitFor();
  await expectReadable();
  await desk.switchTenant(HARBOR);
  await templates.open('mine');
  await templates.card('港口').locator('[data-testid^="template-menu-"]').click();
  await page.getByRole('menuitem', { name: '共享…' }).click();
  await page.getByTestId('share-code').waitFor();
  await expectReadable();
  await templates.closeDialog();
  await page.goto(`/flows/${flow}`);
  await page.getByTestId('toolbar-more').click();
  await page.getByTestId('toolbar-template').click();
  await templates.travels.waitFor();
  await expectReadable();
});
