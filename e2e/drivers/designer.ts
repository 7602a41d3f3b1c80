/** The designer as its user sees it: palette, canvas, side panel, test run. */
import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './ant.ts';
import { untilAtRest } from './places.ts';

/** A place between steps: the `at`-th place of the flow's main line, or of a lane of a container step named by its key. */
export type Place = { at: number } | { inside: string; lane?: string; at: number };

export type Designer = ReturnType<typeof designerOn>;

export function designerOn(page: Page) {
  const step = (key: string) => page.getByTestId(`step-${key}`);
  const trigger = (key: string) => page.getByTestId(`trigger-${key}`);
  const field = (path: string) => page.getByTestId(`field-${path}`);
  const canvas = page.getByTestId('canvas');
  const saveState = page.getByTestId('save-state');

  async function slot(place: Place): Promise<Locator> {
    if (!('inside' in place)) return page.getByTestId(`drop-root-${place.at}`);
    const container = await step(place.inside).getAttribute('data-step-id');
    return page.getByTestId(`drop-${container}/${place.lane ?? 'body'}-${place.at}`);
  }

  /** Scrolls an item of the palette away from the edge, where the heading of its group may lie over it. */
  const toMiddle = (item: Locator) => item.evaluate((element) => element.scrollIntoView({ block: 'center' }));

  /** Presses on one element, moves to another by hand and releases where it lights up. */
  async function dragByHand(from: Locator, to: Locator): Promise<void> {
    const start = await middleOf(from);
    const end = await middleOf(to);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
    await page.mouse.move(end.x, end.y, { steps: 5 });
    await expect(to).toHaveAttribute('data-lit', 'true');
    await page.mouse.up();
  }

  /** Presses "fit" (which alternates between the readable view and the whole flow) until the target is on screen and still. */
  async function bringIntoView(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    await expect(async () => {
      await untilAtRest(target);
      if (await isWithin(canvas, target)) return;
      await page.getByTestId('zoom-fit').click();
      await untilAtRest(target);
      expect(await isWithin(canvas, target)).toBe(true);
    }).toPass({ timeout: 15_000 });
  }

  return {
    page,
    step,
    trigger,
    field,
    saveState,
    canvas,
    problems: page.getByTestId('toolbar-problems'),

    async open(flowId: string): Promise<void> {
      await page.goto(`/flows/${flowId}`);
      await page.getByTestId('canvas').waitFor();
    },

    /** The id of the flow on screen. */
    flowId(): string {
      const id = /\/flows\/([^/?#]+)/.exec(page.url())?.[1];
      if (id === undefined) throw new Error(`${page.url()} is not the designer.`);
      return id;
    },

    drag: (item: string) => ({
      /** Drops a step of the palette onto a place of the canvas. */
      async onto(place: Place): Promise<void> {
        const source = page.getByTestId(`palette-${item}`);
        await toMiddle(source);
        const target = await slot(place);
        await bringIntoView(target);
        await dragByHand(source, target);
      },
      /** Drops a trigger of the palette onto the canvas. */
      async ontoCanvas(): Promise<void> {
        const source = page.getByTestId(`palette-${item}`);
        await toMiddle(source);
        const target = page.getByTestId('drop-triggers');
        await bringIntoView(target);
        await dragByHand(source, target);
      },
    }),

    /** Moves a step of the canvas, with what is inside it, to another place. */
    async move(key: string, place: Place): Promise<void> {
      const target = await slot(place);
      await bringIntoView(target);
      await dragByHand(step(key), target);
    },

    /** Adds a step by the "+" of a place and the search in its list. */
    async insert(place: Place, item: string, search: string): Promise<void> {
      const target = await slot(place);
      await bringIntoView(target);
      await target.click();
      await page.getByTestId('picker-search').fill(search);
      await page.getByTestId(`picker-${item}`).click();
    },

    async select(key: string, { additive = false } = {}): Promise<void> {
      await bringIntoView(step(key));
      await step(key)
        .locator('.step-card-face')
        .click(additive ? { modifiers: ['ControlOrMeta'] } : {});
    },

    async selectTrigger(key: string): Promise<void> {
      await bringIntoView(trigger(key));
      await trigger(key).locator('.step-card-face').click();
    },

    /** Replaces what stands in a template input and leaves it, so that expressions become chips. */
    async fill(path: string, text: string): Promise<void> {
      await field(path).focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
      await field(path).blur();
    },

    /** Types letter by letter, as a person does. */
    async type(path: string, text: string): Promise<void> {
      await field(path).click();
      await page.keyboard.type(text);
      await field(path).blur();
    },

    /** Inserts a value by opening the data picker and clicking it. */
    async pick(path: string, expression: string, search?: string): Promise<void> {
      await page.getByTestId(`pick-${path}`).click();
      if (search !== undefined) await page.getByTestId('picker-data-search').fill(search);
      await page.getByTestId(`data-${expression}`).click();
      await expect(page.getByTestId('data-picker')).toHaveCount(0);
    },

    /** How an input is filled: by a form, as an expression, in the JSON builder. */
    async inputMode(path: string, name: RegExp): Promise<void> {
      const ways = page.getByTestId(`mode-${path}`);
      const shown = ways.locator('.ant-segmented-item');
      if ((await shown.count()) > 0) return shown.filter({ hasText: name }).click();
      await ways.click();
      await page.locator('.ant-dropdown:visible').getByRole('menuitem', { name }).click();
    },

    /** Adds a named field to an object in the tree of the JSON builder. */
    async addJsonField(path: string, index: number, name: string, value: string): Promise<void> {
      await page.getByTestId(`add-${path}`).click();
      const key = page.getByTestId(`key-${path}.${index}`);
      await key.fill(name);
      await key.press('Enter');
      await this.fill(`${path}.${name}`, value);
    },

    /** Replaces the text of a code editor. */
    async writeCode(testId: string, text: string): Promise<void> {
      const editor = page.getByTestId(testId).locator('.monaco-editor').first();
      // Near the beginning: the middle of a long text lies outside the editor.
      await editor.click({ position: { x: 90, y: 14 } });
      await expect(editor).toHaveClass(/focused/);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },

    async chooseOption(path: string, option: string | RegExp): Promise<void> {
      await choose(page, field(path), option);
    },

    async chooseConnection(connectorKey: string, name: RegExp): Promise<void> {
      await choose(page, page.getByTestId(`connection-${connectorKey}`), name);
    },

    async settings(): Promise<void> {
      await page.locator('.side-panel .ant-tabs-tab').nth(1).click();
    },

    async saved(): Promise<void> {
      await expect(saveState).toHaveAttribute('data-state', 'saved');
    },

    /** Starts a test run of the draft and waits for its panel; gives the run's id. */
    async testRun(trigger?: string | RegExp): Promise<string> {
      await page.getByTestId('toolbar-test').click();
      if (trigger !== undefined) await choose(page, page.getByTestId('test-trigger'), trigger);
      await page.getByTestId('test-start').click();
      const link = page.getByTestId('run-panel').locator('a[href*="/runs/"]');
      const id = (await link.getAttribute('href'))?.split('/').at(-1);
      if (id === undefined) throw new Error('The run panel has no link to its run.');
      return id;
    },
  };
}

async function isWithin(frame: Locator, target: Locator): Promise<boolean> {
  const outer = await frame.boundingBox();
  const inner = await target.boundingBox();
  return (
    outer !== null &&
    inner !== null &&
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
