/** Connectors and functions of one’s own. */
import type { Sight } from './sight.ts';
import type { Things } from './things.ts';

export function partSights({ functionId, breakingId, connectorId, connectorKey }: Things): Sight[] {
  const list = { address: '/parts', ready: `[data-testid="part-row-${connectorKey}"]` };
  const own = (id: string, text: string) => ({
    address: `/parts/${id}`,
    ready: `[data-testid="${text}"] .monaco-editor`,
  });
  return [
    { name: 'parts', ...list },
    {
      name: 'parts-new',
      ...list,
      open: async (page) => {
        await page.getByTestId('new-part').click();
        await page.getByTestId('new-function').click();
        await page.getByTestId('part-name').waitFor();
      },
    },
    {
      name: 'part-function',
      ...own(functionId, 'part-source'),
      open: async (page) => {
        await page.getByTestId('cases-run').click();
        await page.getByTestId('case-1-outcome').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'part-publish',
      ...own(functionId, 'part-source'),
      open: async (page) => {
        await page.getByTestId('part-publish').click();
        await page.getByTestId('part-changelog').waitFor();
      },
    },
    {
      name: 'part-breaks',
      ...own(breakingId, 'part-source'),
      open: async (page) => {
        await page.getByTestId('part-publish').click();
        await page.getByTestId('part-breaks').waitFor();
      },
    },
    { name: 'part-connector', ...own(connectorId, 'part-manifest') },
  ];
}
