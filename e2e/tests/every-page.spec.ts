/** Every page of the console and the designer, in both languages, light and dark: reachable for everybody, and translated. */
import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { aFlow } from '@flowbridge/flow';
import type { Page } from '@playwright/test';
import { leftoversOn } from '../drivers/leftovers.ts';
import { demo, type Language, visitAs } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';

type Things = { flowId: string; runId: string; failedRunId: string; flowNames: string[] };

let things: Things | undefined;

/** A tenant in use: folders, tags, a long flow, runs that went well and badly, a dataset with records. */
async function prepared(rest: Parameters<Parameters<typeof test>[2]>[0]['rest']): Promise<Things> {
  if (things) return things;
  const document = aFlow()
    .manual({
      type: 'object',
      fields: [{ key: 'order', required: true, schema: { type: 'text', names: { en: '单号', zh: '单号' } } }],
    })
    .buildJson('greeting', { text: '{{ trigger.body.order }}' })
    .datasetStage('stage', {
      dataset: 'everyPage',
      records: [{ code: 'A' }],
      key: '{{ loops.row.item.code }}',
      fields: { name: '{{ loops.row.item.code }}' },
    })
    .forEach('each', '{{ [1, 2] }}', (body) => body.buildJson('inner', '{{ loops.each.item }}'))
    .action('sap-b1', 'listDrafts')
    .build();
  const flowId = await rest.createFlow('每页检查', document);
  const run = await rest.run(flowId, { input: { order: 'PO-1' } });
  const calm = await rest.createFlow('每页问候', aFlow().manual().buildJson('greeting', 'hello').build());
  const { id: folderId } = await rest.expectOk<{ id: string }>('POST', '/folders', {
    name: `检查 ${randomUUID().slice(0, 8)}`,
  });
  await rest.expectOk('POST', '/folders', { name: '内层', parentId: folderId });
  await rest.expectOk('POST', '/flows/move', { ids: [flowId, calm], folderId });
  await rest.expectOk('POST', '/flows/tag', { ids: [flowId], add: ['月结'] });
  const { items } = await rest.expectOk<{ items: { name: string }[] }>('GET', '/flows?limit=200');
  const flowNames = items.map(({ name }) => name);
  things = { flowId, runId: (await rest.run(calm)).id, failedRunId: run.id, flowNames };
  return things;
}

/** What is looked at: an address, what stands there once it is read, and what is opened first. */
type Sight = { name: string; address: string; ready: string; open?: (page: Page) => Promise<void> };

const sights = ({ flowId, runId, failedRunId }: Things): Sight[] => [
  {
    name: 'flows',
    address: '/flows',
    ready: `[data-testid="flow-row-${flowId}"]`,
    open: (page) => page.locator(`[data-testid="flow-row-${flowId}"]`).getByRole('checkbox').check(),
  },
  {
    name: 'flows, none found',
    address: '/flows?search=nothing-is-called-so',
    ready: '[data-testid="list-empty"]',
  },
  {
    name: 'new flow',
    address: '/flows',
    ready: `[data-testid="flow-row-${flowId}"]`,
    open: async (page) => {
      await page.getByTestId('new-flow').click();
      await page.getByTestId('new-flow-name').waitFor();
    },
  },
  {
    name: 'tags of a flow',
    address: '/flows',
    ready: `[data-testid="flow-row-${flowId}"]`,
    open: async (page) => {
      await page.locator(`[data-testid="flow-row-${flowId}"]`).getByRole('checkbox').check();
      await page.getByTestId('many-tag').click();
      await page.getByTestId('tags-add').waitFor();
    },
  },
  { name: 'runs', address: '/runs', ready: `[data-testid="run-row-${runId}"]` },
  { name: 'run', address: `/runs/${runId}`, ready: '[data-testid="canvas"], .react-flow' },
  { name: 'failed run', address: `/runs/${failedRunId}`, ready: '[data-testid="canvas"], .react-flow' },
  { name: 'ledger', address: '/ledger', ready: 'a[href^="/ledger/"]:not([data-testid^="nav"])' },
  { name: 'dataset', address: '/ledger/everyPage', ready: 'h1' },
  { name: 'templates', address: '/templates', ready: '[data-testid^="use-template-"]' },
  { name: 'connections', address: '/connections', ready: '[data-testid^="connection-row-"]' },
  {
    name: 'new connection',
    address: '/connections',
    ready: '[data-testid="new-connection"]',
    open: async (page) => {
      await page.getByTestId('new-connection').click();
      await page.getByTestId('choose-connector-sap-b1').click();
      await page.getByTestId('connection-name').waitFor();
    },
  },
  ...['members', 'credentials', 'limits', 'rest'].map((tab) => ({
    name: `settings: ${tab}`,
    address: `/settings?tab=${tab}`,
    ready: '[role="tabpanel"]',
  })),
  { name: 'no such page', address: '/nowhere', ready: 'h1' },
  { name: 'designer', address: `/flows/${flowId}`, ready: '[data-testid="step-greeting"]' },
  ...['greeting', 'each', 'listDrafts'].map((key) => ({
    name: `designer: ${key}`,
    address: `/flows/${flowId}`,
    ready: `[data-testid="step-${key}"]`,
    open: async (page: Page) => {
      await page.getByTestId(`step-${key}`).click({ position: { x: 60, y: 14 } });
      await page.locator('aside, [data-testid="side-panel"]').last().waitFor();
    },
  })),
];

/** What keeps people out: axe's findings from serious on, as `rule: where`. */
async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, html }) => `${id}: ${target.join(' ')} · ${any[0]?.message ?? html}`),
    );
}

for (const language of ['en', 'zh'] as const satisfies Language[]) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every page in ${language}, ${theme}, is reachable for everybody and translated`, async ({
      rest,
      browser,
    }) => {
      test.setTimeout(600_000);
      const made = await prepared(rest);
      await using visit = await visitAs({ browser, url: productUrl(), person: demo, language });
      const { page } = visit;
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const { name, address, ready, open } of sights(made)) {
        await page.goto(address);
        await page.locator(ready).first().waitFor();
        await open?.(page);
        await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
        expect.soft(await barriersOn(page), `${name}: barriers`).toEqual([]);
        expect.soft(await leftoversOn(page, language, made.flowNames), `${name}: not translated`).toEqual([]);
      }
    });

    test(`signing in, in ${language}, ${theme}`, async ({ browser }) => {
      const context = await browser.newContext({
        locale: language === 'zh' ? 'zh-CN' : 'en-US',
        colorScheme: theme,
      });
      const page = await context.newPage();
      await page.goto(productUrl());
      await page.getByTestId('sign-in-submit').waitFor();
      expect.soft(await barriersOn(page)).toEqual([]);
      expect.soft(await leftoversOn(page, language)).toEqual([]);
      await context.close();
    });
  }
}

test('the search for leftovers finds them', async ({ page }) => {
  await page.goto(productUrl());
  await page.getByTestId('sign-in-submit').waitFor();
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p>columns.name</p><p>Flows</p><p title="2 of 3 flows are done">流</p><p>Hello {{name}}</p>',
    );
  });
  const planted = ['columns.name', 'Flows', 'Hello {{name}}', '2 of 3 flows are done'];
  const found = await leftoversOn(page, 'zh');
  for (const text of planted) expect(found).toContain(text);
});
