import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedTemplates } from '../shipped-templates.ts';
import { withMadeSections } from './made-sections.ts';

const folder = path.resolve(import.meta.dirname, '../../../../docs/templates');
const read = (name: string) => readFile(path.join(folder, name), 'utf8');

/** After a change: `npx vitest run --update src/pages/the-template-pages-are-current.test.ts`. */
describe.each(shippedTemplates())('docs/templates of $key', (template) => {
  test.each(['en', 'zh'] as const)('say what the template does, in %s', async (language) => {
    const name = `${template.key}.${language}.md`;
    const page = await read(name);
    for (const part of ['head', 'parameters', 'hardening']) expect(page).toContain(`<!-- made: ${part} -->`);
    await expect(withMadeSections(page, template, language)).toMatchFileSnapshot(path.join(folder, name));
  });

  test.each(['en', 'zh'] as const)('have the picture of the canvas as it is now, in %s', async (language) => {
    const picture = `${template.key}.${language}.svg`;
    expect(existsSync(path.join(folder, picture))).toBe(true);
    const svg = await read(picture);
    // Titles are cut where a card has no room for them; their beginnings are there.
    for (const { steps } of template.flows.map((flow) => flow.document(language))) {
      for (const { title = '' } of Object.values(steps)) expect(svg).toContain(`>${title.slice(0, 12)}`);
    }
  });

  test('are named by the index', async () => {
    const index = await read('README.md');
    for (const language of ['en', 'zh'] as const) {
      expect(index).toContain(`[${template.names[language]}](${template.key}.${language}.md)`);
    }
  });
});
