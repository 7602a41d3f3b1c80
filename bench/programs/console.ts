/// <reference lib="dom" />
/** The console in Chromium, at 1440×900: how soon pages can be used, how smoothly they move, what they load. */
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from '@playwright/test';
import { largeFlow, manyStepRuns, wideMapping } from '../flows/documents.ts';
import { median } from '../measure/median.ts';
import type { Row } from '../measure/table.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const STEPS = 500;
const LOOKS = 5;
const DRAG_FRAMES = 120;
const KEYS = 40;
const MAPPED = 300;

export async function consolePages(): Promise<Row[]> {
  await using stack = await startStack();
  const flow = await createFlow(stack, 'Bench large', largeFlow(STEPS));
  const runId = await runOnce(stack, await createFlow(stack, 'Bench many', manyStepRuns()));
  const browser = await chromium.launch({
    ...(process.env.FLOWBRIDGE_CHROMIUM ? { executablePath: process.env.FLOWBRIDGE_CHROMIUM } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const scripts = [
      await firstLoadBytes(browser, stack.url, 'en-US'),
      await firstLoadBytes(browser, stack.url, 'zh-CN'),
    ];
    const context = await browser.newContext({ baseURL: stack.url, viewport: { width: 1440, height: 900 } });
    await signIn(context, stack.url);
    const page = await context.newPage();
    const openFlow = await times(() => openedAfter(page, `/flows/${flow}`, 'step-each0'));
    const frames = await dragFrames(page);
    const typed = await typingTimes(page);
    const mapped = await mappingTimes(page, await createFlow(stack, 'Bench mapping', wideMapping(MAPPED)));
    const openRun = await times(() => openedAfter(page, `/runs/${runId}`, 'timeline-run'));
    return [
      row(`a flow of ${STEPS} steps opened, until it can be used`, `${openFlow.toFixed(0)} ms`, '< 1,000 ms'),
      row('a loop of nine steps dragged in it', `${(1_000 / frames).toFixed(0)} frames a second`, '≥ 55'),
      row('a key typed into a field of it, until painted', `${typed.toFixed(0)} ms`, '< 50 ms'),
      row(
        `a key typed into a row of a mapping of ${MAPPED} fields, until painted`,
        `${mapped.toFixed(0)} ms`,
        '< 50 ms',
      ),
      row('a run of 10,000 step runs opened, until it can be used', `${openRun.toFixed(0)} ms`, '< 1,000 ms'),
      row(
        'scripts of the first page, gzip, English / Chinese',
        scripts.map((bytes) => `${(bytes / 1_024).toFixed(0)} kB`).join(' / '),
        '≤ 300 kB',
      ),
    ];
  } finally {
    await browser.close();
  }
}

const row = (work: string, figure: string, goal: string): Row => ({ work, figure, compared: '', goal });

async function times(measure: () => Promise<number>): Promise<number> {
  await measure();
  const found: number[] = [];
  for (let index = 0; index < LOOKS; index++) found.push(await measure());
  return median(found);
}

async function createFlow(stack: Stack, name: string, document: unknown): Promise<string> {
  return (await stack.rest<{ id: string }>('POST', '/flows', { name, document })).id;
}

/** Runs the draft to its end; answers the run's id. */
async function runOnce(stack: Stack, flow: string): Promise<string> {
  const { id, state } = await stack.rest<{ id: string; state: string }>('POST', `/flows/${flow}/runs`, {
    version: 'draft',
    waitMs: 60_000,
  });
  if (state !== 'succeeded') throw new Error(`The run ${id} is ${state}.`);
  return id;
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const answer = await context.request.post('/api/auth/sign-in/email', {
    data: { email: 'demo@flowbridge.local', password: 'flowbridge-demo' },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`Signing in: HTTP ${answer.status()}`);
}

/** Bytes of all scripts the list of flows loads in a fresh browser, each compressed. */
async function firstLoadBytes(browser: Browser, url: string, locale: string): Promise<number> {
  await using context = await browser.newContext({ baseURL: url, locale });
  await signIn(context, url);
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') bodies.push(answer.body());
  });
  await page.goto('/flows');
  await page.getByTestId('nav-flows').waitFor();
  await page.waitForLoadState('networkidle');
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
}

/**
 * Milliseconds from the beginning of a full load until an element is there and the page is free: two frames in a row came
 * without a long task between them. The page looks itself, at every frame: Playwright looks twice a second only.
 */
async function openedAfter(page: Page, place: string, testId: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(place, { waitUntil: 'commit' });
  return page.evaluate(async (wanted) => {
    let before = Number.NEGATIVE_INFINITY;
    for (;;) {
      const there = document.querySelector(`[data-testid="${wanted}"]`) !== null;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      if (there && now - before < 50) return performance.now();
      before = now;
    }
  }, testId);
}

/** The median time between two frames while a loop with its steps is dragged over the canvas, milliseconds. */
async function dragFrames(page: Page): Promise<number> {
  const box = await page.getByTestId('step-each0').boundingBox();
  if (!box) throw new Error('The first loop is not on screen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 20, { steps: 4 });
  const measured = page.evaluate(async (count) => {
    const frames: number[] = [];
    let before = performance.now();
    while (frames.length < count) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames.push(now - before);
      before = now;
    }
    return frames;
  }, DRAG_FRAMES);
  let done = false;
  const frames = measured.finally(() => {
    done = true;
  });
  for (let index = 0; !done; index++)
    await page.mouse.move(x + 200 * Math.sin(index / 10), y + 150 + 120 * Math.cos(index / 10));
  const found = median(await frames);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return found;
}

/** Typing into a field of a step, milliseconds. */
async function typingTimes(page: Page): Promise<number> {
  await page.getByTestId('step-each0').click();
  return keysToPaint(page, page.getByTestId('field-items'));
}

/** Typing into one of 300 rows of a mapping in its large editor, with the values of a sample beside them, milliseconds. */
async function mappingTimes(page: Page, flow: string): Promise<number> {
  await page.goto(`/flows/${flow}`);
  await page.getByTestId('step-map').locator('.step-card-face').click();
  await page.getByTestId('mapping-editor-open').click();
  const line = page.getByTestId('editor-lines').getByTestId(`mapping-field${MAPPED - 1}`);
  await page.getByTestId('mapping-editor').getByTestId('search-lines').press('ArrowDown');
  await page.keyboard.press('End');
  await line.locator('[data-line]').click();
  return keysToPaint(page, line.getByRole('combobox').last());
}

/** The median time from a key to the frame that shows it, milliseconds. */
async function keysToPaint(page: Page, field: Locator): Promise<number> {
  await field.click();
  await page.evaluate(() => {
    const found: number[] = [];
    Object.assign(window, { keysToPaint: found });
    document.addEventListener(
      'keydown',
      () => {
        const pressed = performance.now();
        requestAnimationFrame(() => {
          // After the frame was painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => found.push(performance.now() - pressed);
          channel.port2.postMessage(null);
        });
      },
      true,
    );
  });
  await field.pressSequentially('x'.repeat(KEYS), { delay: 60 });
  const found = await page.evaluate(() => Reflect.get(window, 'keysToPaint') as number[]);
  if (found.length < KEYS) throw new Error(`${found.length} of ${KEYS} keys were seen.`);
  return median(found);
}
