/**
 * The canvas of every shipped template in both languages, as the designer's own image export draws it, written to docs/templates:
 * `npm run pictures`. A product must be running (`FLOWBRIDGE_URL`, default http://127.0.0.1:4400).
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { demo, type Language, visitAs } from '../drivers/people.ts';
import { restOf } from '../drivers/rest.ts';
import { templateDocument } from '../drivers/template-flows.ts';

const url = process.env.FLOWBRIDGE_URL ?? 'http://127.0.0.1:4400';
const folder = path.resolve(import.meta.dirname, '../../docs/templates');
const LANGUAGES = ['en', 'zh'] as const satisfies Language[];

type Listed = { items: { key: string; shipped: boolean; names: Record<Language, string> }[] };

const rest = restOf(url);
const { items } = await rest.expectOk<Listed>('GET', '/templates');
const browser = await chromium.launch({
  ...(process.env.FLOWBRIDGE_CHROMIUM ? { executablePath: process.env.FLOWBRIDGE_CHROMIUM } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
});
await mkdir(folder, { recursive: true });
for (const language of LANGUAGES) {
  await using visit = await visitAs({ browser, url, person: demo, language });
  for (const { key, names } of items.filter((each) => each.shipped)) {
    const document = await templateDocument(rest, key, language);
    const flowId = await rest.createFlow(names[language], document);
    await visit.page.goto(`/flows/${flowId}`);
    await visit.page.getByTestId('toolbar-more').click();
    const coming = visit.page.waitForEvent('download');
    await visit.page.getByTestId('picture-svg').click();
    await (await coming).saveAs(path.join(folder, `${key}.${language}.svg`));
    await rest.expectOk('POST', '/flows/remove', { ids: [flowId] });
  }
}
await browser.close();
