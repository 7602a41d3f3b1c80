/** Before a version of a connector of one's own is published, the flows it would break are named, with the step and the reason. */
import { aFlow } from '@flowbridge/flow';
import { partsOn } from '../drivers/parts.ts';
import { expect, test } from '../drivers/story.ts';
import { warehouseManifest } from '../drivers/warehouse-connector.ts';

test('a removed action is told with flow and step; published anyway, the running flow goes on and its next publish is refused', async ({
  rest,
  sitDown,
}) => {
  const key = 'x-breaks';
  const manifest = { ...warehouseManifest, key };
  const { id } = await rest.expectOk<{ id: string }>('POST', '/custom-parts', {
    ...{ kind: 'connector', key, name: 'Breaking warehouse' },
  });
  const draft = { manifest: JSON.stringify(manifest, null, 2) };
  await rest.expectOk('PUT', `/custom-parts/${id}/draft`, { revision: 1, draft });
  await rest.expectOk('POST', `/custom-parts/${id}/publish`, { revision: 2 });
  const connection = await rest.expectOk<{ id: string }>('POST', '/connections', {
    ...{ connectorKey: key, name: 'Breaking warehouse', secrets: { password: 'x' } },
    variables: { serviceUrl: 'https://warehouse.example.test', userName: 'manager' },
  });
  const flow = await rest.createFlow(
    'Reads the warehouse',
    aFlow()
      .manual()
      .action(key, 'listItems', { top: '1' }, { key: 'items', title: 'Ask the warehouse' })
      .build(),
  );
  await rest.bind(flow, { [key]: connection.id });
  await rest.expectOk('POST', `/flows/${flow}/publish`, {});

  const { page, designer } = await sitDown();
  const parts = partsOn(page);
  await page.goto(`/parts/${id}`);
  await page.getByTestId('part-publish').click();
  await expect(page.getByTestId('part-breaks-none')).toBeVisible();
  await expect(page.getByTestId('part-publish-confirm')).toHaveText('Publish');
  await page.keyboard.press('Escape');
  const [action] = manifest.actions;
  const changed = {
    ...manifest,
    actions: [{ ...action, key: 'allItems' }],
    test: { action: 'allItems', input: { top: 1 } },
  };
  await parts.write('part-manifest', JSON.stringify(changed, null, 2));
  await page.getByTestId('part-publish').click();
  const breaks = page.getByTestId('part-breaks');
  await expect(breaks).toContainText('1 flow would have problems with this version');
  await expect(breaks).toContainText('Reads the warehouse published');
  await expect(breaks).toContainText('has no action “listItems”');
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    breaks.getByRole('link', { name: 'Ask the warehouse' }).click(),
  ]);
  await expect(opened.getByTestId('step-items')).toHaveClass(/is-selected/);
  await opened.close();
  await expect(page.getByTestId('part-publish-confirm')).toHaveText('Publish anyway');
  await page.getByTestId('part-publish-confirm').click();
  await expect(page.getByTestId('part-version-2')).toBeVisible();
  const refused = await rest.call('POST', `/flows/${flow}/publish`, {});
  expect(refused.status).toBe(422);
  await designer.open(flow);
  await expect(page.getByTestId('toolbar-problems')).toHaveAttribute('data-errors', '1');
});
