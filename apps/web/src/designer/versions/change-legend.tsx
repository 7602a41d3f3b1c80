import type { PartChange } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { ChangeBadge } from '../canvas/change-badge.tsx';
import { cardMarks } from './change-items.ts';
import type { ChangeItem } from './words/described-part.ts';

const ORDER: readonly PartChange[] = ['added', 'removed', 'changed', 'moved'];

/** How many cards of the canvas have which mark. */
export function ChangeLegend({ items }: { items: readonly ChangeItem[] }) {
  const { t } = useTranslation('versions');
  const marks = [...cardMarks(items).values()];
  if (marks.length === 0) return null;
  return (
    <ul className="change-legend" aria-label={t('compare.legend')}>
      {ORDER.map((change) => {
        const count = marks.filter((mark) => mark.change === change).length;
        return count === 0 ? null : (
          <li key={change}>
            <ChangeBadge mark={{ change, moved: false }} /> {count}
          </li>
        );
      })}
    </ul>
  );
}
