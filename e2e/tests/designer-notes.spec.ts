/** Notes on the canvas. */
import type { Locator } from '@playwright/test';
import { openDesigner, threeSteps } from '../drivers/open-designer.ts';
import { expect, test } from '../drivers/story.ts';

test('notes are written, moved, coloured and deleted on the canvas, and undo brings them back', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Notes', threeSteps());
  const note = page.getByTestId('note');
  await designer.select('first');
  await edits.press('n');
  await expect(page.getByTestId('note-field')).toBeFocused();
  await page.keyboard.type('Ask the customer');
  await edits.press('Escape');
  await expect(note).toHaveText('Ask the customer');
  await expect(note).toBeFocused();

  const before = await note.boundingBox();
  if (!before) throw new Error('The note is not on screen.');
  await page.mouse.move(before.x + 60, before.y + 50);
  await page.mouse.down();
  await page.mouse.move(before.x + 130, before.y + 110, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Math.round(((await note.boundingBox())?.x ?? 0) - before.x)).toBe(70);

  await page.mouse.move(before.x + 130, before.y + 110);
  await page.mouse.down();
  await page.mouse.move(before.x - 140, before.y + 60, { steps: 5 });
  await page.mouse.up();
  const onCard = () => overlap(note, designer.step('first'));
  await expect.poll(onCard).toBe(true);
  await page.keyboard.press('Escape');
  await edits.press('Alt+Shift+T');
  await expect.poll(onCard).toBe(false);
  await edits.press('ControlOrMeta+z');
  await expect.poll(onCard).toBe(true);

  await note.hover();
  await page.getByTestId('note-green').click();
  await expect(note).toHaveClass(/note-green/);
  await designer.saved();
  await page.reload();
  await expect(note).toHaveClass(/note-green/);

  await note.focus();
  await edits.press('Delete');
  await expect(note).toHaveCount(0);
  await edits.press('ControlOrMeta+z');
  await expect(note).toHaveText('Ask the customer');
  for (let at = 0; at < 4; at += 1) await edits.press('ControlOrMeta+z');
  await expect(note).toHaveCount(0);
  await designer.saved();
});

/** Whether two things on the screen lie on each other. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) throw new Error('One of the two is not on screen.');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
