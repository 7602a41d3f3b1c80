import type { DocumentDiff } from '@flowbridge/flow';
import { partOf } from '@flowbridge/flow';
import type { ChangeMark } from '../canvas/change-marks.ts';
import type { ChangeItem } from './words/described-part.ts';

/** All changes as the lines of one list, by group. */
export function changeItems(diff: DocumentDiff): ChangeItem[] {
  const { triggers, steps, parameters, settings, notes } = diff;
  return [
    ...triggers.map((each): ChangeItem => ({ group: 'triggers', id: partOf(each).id, diff: each })),
    ...steps.map((each): ChangeItem => ({ group: 'steps', id: partOf(each).id, diff: each })),
    ...parameters.map(
      (each): ChangeItem => ({ group: 'parameters', id: `${each.kind}:${partOf(each).key}`, diff: each }),
    ),
    ...(settings.length > 0 ? [{ group: 'settings', id: 'settings', fields: settings } as const] : []),
    ...notes.map((each): ChangeItem => ({ group: 'notes', id: partOf(each).id, diff: each })),
  ];
}

export function markOf(item: ChangeItem): ChangeMark {
  if (item.group === 'settings') return { change: 'changed', moved: false };
  const { diff } = item;
  return { change: diff.kind, moved: diff.kind === 'changed' && diff.move !== undefined };
}

/** How the cards of steps and triggers are marked, by their ids. */
export function cardMarks(items: readonly ChangeItem[]): ReadonlyMap<string, ChangeMark> {
  const cards = items.filter(({ group }) => group === 'steps' || group === 'triggers');
  return new Map(cards.map((item) => [item.id, markOf(item)]));
}
