/** A flow made in one language is compared in the reader's, where its template is drawn in both. */
import type { FlowDocument } from '@flowbridge/flow';
import { demo, type Language } from '../drivers/people.ts';
import { expect, test } from '../drivers/story.ts';
import { priceFlow, templateDocument } from '../drivers/template-flows.ts';

const OWN = 'Unser eigener Name';

test('versions of a flow made in Chinese are compared in the language of whoever reads; one’s own words stay', async ({
  rest,
  sitDown,
}) => {
  const drawings = {
    en: await templateDocument(rest, 'T07', 'en'),
    zh: await templateDocument(rest, 'T07', 'zh'),
  };
  const id = await priceFlow(rest, {
    name: 'Read by both',
    language: 'zh',
    processCode: 'PROC-FLOWBRIDGE-READ',
  });
  await rest.expectOk('POST', `/flows/${id}/publish`, {});
  const { document, revision } = await rest.expectOk<{ document: FlowDocument; revision: number }>(
    'GET',
    `/flows/${id}`,
  );
  const find = (key: string, drawing: FlowDocument) => {
    const step = Object.values(drawing.steps).find((each) => each.key === key);
    if (step === undefined) throw new Error(`T07 has no step ${key}.`);
    return step;
  };
  const [changed, renamed] = [find('getPrice', document), find('updatePrice', document)];
  const steps = {
    ...document.steps,
    [changed.id]: { ...changed, disabled: true },
    [renamed.id]: { ...renamed, title: OWN },
  };
  await rest.expectOk('PUT', `/flows/${id}/draft`, { document: { ...document, steps }, revision });

  for (const language of ['en', 'zh'] as const satisfies Language[]) {
    const { page, versions } = await sitDown(demo, language);
    await page.goto(`/flows/${id}?versions=1..draft`);
    const title = find('getPrice', drawings[language]).title ?? '';
    await expect(versions.change(title)).toHaveCount(1);
    await expect(versions.step('getPrice')).toContainText(title);
    await expect(versions.change(OWN)).toHaveCount(1);
    await versions.change(OWN).click();
    await expect(versions.details).toContainText(find('updatePrice', drawings[language]).title ?? '');
  }
});
