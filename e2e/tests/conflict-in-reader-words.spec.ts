/** Changed by someone else, in a flow made of a template in Chinese: whoever reads English is told in English what differs. */
import type { FlowDocument } from '@flowbridge/flow';
import { expect, test } from '../drivers/story.ts';
import { priceFlow, templateDocument } from '../drivers/template-flows.ts';

test('the step, the field and both values of a conflict are told in the reader’s language', async ({
  rest,
  sitDown,
}) => {
  const english = await templateDocument(rest, 'T07', 'en');
  const id = await priceFlow(rest, {
    name: 'Two languages at once',
    language: 'zh',
    processCode: 'PROC-FLOWBRIDGE-CARD',
  });
  const { page, designer } = await sitDown();
  await designer.open(id);
  await page.context().setOffline(true);
  await designer.select('getPrice');
  await designer.settings();
  await designer.chooseOption('logging', 'Counts only');
  await expect(designer.saveState).toHaveAttribute('data-state', 'failed');

  const { document, revision } = await rest.expectOk<{ document: FlowDocument; revision: number }>(
    'GET',
    `/flows/${id}`,
  );
  const steps = Object.fromEntries(
    Object.entries(document.steps).map(([key, step]) => [
      key,
      step.key === 'getPrice' ? { ...step, logging: 'errorsAndSamples' } : step,
    ]),
  );
  await rest.expectOk('PUT', `/flows/${id}/draft`, { document: { ...document, steps }, revision });
  await page.context().setOffline(false);

  const titleOf = (drawing: FlowDocument) =>
    Object.values(drawing.steps).find(({ key }) => key === 'getPrice')?.title ?? '';
  expect(titleOf(document)).not.toBe(titleOf(english));
  const card = page.getByTestId('conflict-card');
  await expect(card).toContainText(titleOf(english));
  await expect(card).not.toContainText(titleOf(document));
  await expect(card).toContainText('Errors and samples');
  await expect(card).toContainText('Counts only');
  await expect(page.getByTestId('conflict-their-changes')).toContainText(titleOf(english));
  await page.getByTestId('conflict-theirs').click();
  await designer.saved();
});
