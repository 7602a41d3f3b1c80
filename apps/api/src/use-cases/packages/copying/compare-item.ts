/** Both sides of one item, to look at before choosing. */
import {
  alikeDrawings,
  type CopyItem,
  documentOf,
  type Language,
  type PackagePart,
  partKind,
} from '@flowbridge/templates';
import type { Access } from '../../../contract/access.ts';
import { notFound } from '../../../contract/refusal.ts';
import type { CopyItemInput, CopyItemView } from '../../../contract/template-copy.ts';
import type { ApiDeps } from '../../../deps.ts';
import { openFile, openTemplate } from './package-source.ts';
import { itemsOf } from './plan-copy.ts';
import { readHome } from './read-home.ts';

/** Places of a part that are told; nobody reads more to decide. */
const MOST_DIFFERENCES = 1_000;

export async function compareCopyItem(
  deps: ApiDeps,
  access: Access,
  input: CopyItemInput,
): Promise<CopyItemView> {
  const source = 'id' in input ? (await openTemplate(deps, access, input)).source : openFile(input.file);
  const { content: theirs, origin } = source;
  const found = await readHome(deps.db.pool, {
    ...{ tenantId: access.tenantId, theirs, origin },
    asNew: input.asNew ?? false,
    hold: false,
  });
  const item = itemsOf(source, found).find(
    (each) => each.kind === input.kind && each.packageKey === input.key,
  );
  if (!item) throw notFound('item');
  return viewBoth(item, input.language ?? 'en');
}

function viewBoth(item: CopyItem, language: Language): CopyItemView {
  if (item.kind === 'flow') {
    if (!item.mine) return { kind: 'flow', mine: null, theirs: documentOf(item.theirs, language) };
    const [mine, theirs] = alikeDrawings(item.mine, item.theirs, language);
    return { kind: 'flow', mine, theirs };
  }
  const kind = partKind(item.kind);
  const mine: PackagePart | undefined = item.mine;
  const differences = mine ? kind.compare(mine, item.theirs) : [];
  return {
    kind: 'part',
    differences: differences
      .slice(0, MOST_DIFFERENCES)
      .map(({ place, one, other }) => ({ place, mine: one, theirs: other })),
    total: differences.length,
  };
}
