/**
 * Pictures of every page in both languages and two window sizes, written to docs/screens: `npm run screens`, or with names of
 * sights for those only. A product must be running (`FLOWBRIDGE_URL`, default http://127.0.0.1:4400); its demo gets some flows.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { demo, type Language, visitAs } from '../drivers/people.ts';
import { restOf } from '../drivers/rest.ts';
import type { Sight } from './sight.ts';
import { sightsOf } from './sights.ts';
import { openSights } from './tenant-sights.ts';
import { thingsInUse } from './things.ts';

const url = process.env.FLOWBRIDGE_URL ?? 'http://127.0.0.1:4400';
const only = process.argv.slice(2);
const folder = path.resolve(import.meta.dirname, '../../docs/screens');
const LANGUAGES = ['en', 'zh'] as const satisfies Language[];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

const browser = await chromium.launch({
  ...(process.env.FLOWBRIDGE_CHROMIUM ? { executablePath: process.env.FLOWBRIDGE_CHROMIUM } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
});
const encoder = await (await browser.newContext()).newPage();
await mkdir(folder, { recursive: true });
const wanted = ({ name }: Sight) => only.length === 0 || only.includes(name);
const things = await thingsInUse(restOf(url), restOf(url, { tenant: 'harbor' }));
const sights = sightsOf(things).filter(wanted);
const strangerSights = openSights(things.tenant).filter(wanted);
for (const language of LANGUAGES) {
  for (const size of SIZES) {
    await using visit = await visitAs({ browser, url, person: demo, language });
    await visit.page.setViewportSize(size);
    for (const sight of sights) await take(visit.page, sight, `${sight.name}.${language}.${size.width}`);
    if (strangerSights.length > 0) await takeAsStranger(browser, language, size);
  }
}
await browser.close();
if (only.length === 0) await writeFile(path.join(folder, 'README.md'), gallery());

async function take(page: Page, { address, ready, open }: Sight, name: string): Promise<void> {
  try {
    await page.goto(address);
    await page.locator(ready).first().waitFor();
    await open?.(page);
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
  await save(page, name);
}

/** What somebody sees who is not signed in. */
async function takeAsStranger(
  from: Browser,
  language: Language,
  viewport: (typeof SIZES)[number],
): Promise<void> {
  const locale = language === 'zh' ? 'zh-CN' : 'en-US';
  const context = await from.newContext({ baseURL: url, viewport, locale });
  const page = await context.newPage();
  for (const sight of strangerSights) await take(page, sight, `${sight.name}.${language}.${viewport.width}`);
  await context.close();
}

/** As WebP, which the browser makes: a third of the same PNG. */
async function save(page: Page, name: string): Promise<void> {
  const png = (await page.screenshot()).toString('base64');
  const webp = await encoder.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.82).split(',')[1] ?? '';
  }, png);
  await writeFile(path.join(folder, `${name}.webp`), Buffer.from(webp, 'base64'));
}

/** The pictures on one page: both languages beside each other, the smaller window behind a link. */
function gallery(): string {
  const names = [...sights, ...strangerSights].map(({ name }) => name);
  const sections = names.map((name) => {
    const cells = LANGUAGES.map(
      (language) =>
        `![${name}, ${language}](${name}.${language}.1440.webp)<br>[1024 × 768](${name}.${language}.1024.webp)`,
    );
    return `## ${name}\n\n| English | 简体中文 |\n| --- | --- |\n| ${cells.join(' | ')} |\n`;
  });
  return `# Pictures of every page\n\nMade by \`npm run screens\`; what is on them is made by e2e/sights.\n\n${sections.join('\n')}`;
}
