import { z } from 'zod';
import { folder } from '../client/answers.ts';
import type { Installation } from '../client/connect.ts';

const created = z.looseObject({ id: z.string() });

/** The folder of a path (`Sales/Orders`), made with those above it when it is missing. An empty path is no folder. */
export async function folderAt(at: Installation, path: string): Promise<string | null> {
  const names = path.split('/').map((name) => name.trim());
  const known = new Map(
    (await at.all('/folders', { item: folder })).map((each) => [each.path, each.id] as const),
  );
  let parentId: string | null = null;
  for (const [index, name] of names.entries()) {
    if (name === '') continue;
    const here = names
      .slice(0, index + 1)
      .filter((each) => each !== '')
      .join('/');
    const found: string | undefined = known.get(here);
    parentId = found ?? (await at.post('/folders', { answer: created, body: { name, parentId } })).id;
  }
  return parentId;
}
