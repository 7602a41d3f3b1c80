import { CliError } from '../cli-error.ts';
import { type TemplateItem, templateItem } from '../client/answers.ts';
import type { Installation } from '../client/connect.ts';

/** A template by its key, its id or its whole name in either language. */
export async function findTemplate(at: Installation, wanted: string): Promise<TemplateItem> {
  const all = await at.all('/templates', { item: templateItem });
  const byIdentity = all.filter(({ id, key }) => id === wanted || key === wanted);
  const found =
    byIdentity.length > 0
      ? byIdentity
      : all.filter(({ names }) => names.en === wanted || names.zh === wanted);
  const [first, second] = found;
  if (first && !second) return first;
  if (first) {
    const each = found.map(({ id, relation }) => `${id} (${relation})`).join(', ');
    throw new CliError('nameNotUnique', `${found.length} templates are called “${wanted}”`, {
      hint: `Give one by its id: ${each}.`,
    });
  }
  throw new CliError('notFound', `${at.name} sees no template “${wanted}”`);
}
