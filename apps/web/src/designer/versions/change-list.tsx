import { useTranslation } from 'react-i18next';
import { ChangeBadge } from '../canvas/change-badge.tsx';
import { useWords } from '../catalog/use-words.ts';
import { useConnectors } from '../store/designer-context.ts';
import { markOf } from './change-items.ts';
import { describedPart, fieldsOf, usePartWords } from './change-words.tsx';
import type { ChangeItem } from './words/described-part.ts';

const GROUPS = ['triggers', 'steps', 'parameters', 'settings', 'notes'] as const;

type Props = { items: readonly ChangeItem[]; chosen: string | undefined; onChoose: (id: string) => void };

/** All changes by group; choosing one shows it on the canvas and its fields beside. */
export function ChangeList({ items, chosen, onChoose }: Props) {
  const { t } = useTranslation('versions');
  return (
    <div className="change-list" data-testid="change-list">
      {GROUPS.map((group) => {
        const inside = items.filter((item) => item.group === group);
        if (inside.length === 0) return null;
        return (
          <section key={group}>
            <h4>
              {t(`groups.${group}`)} <small className="change-group-count">{inside.length}</small>
            </h4>
            <ul>
              {inside.map((item) => (
                <li key={item.id}>
                  <button
                    type="button"
                    className={`change-row ${item.id === chosen ? 'is-shown' : ''}`}
                    aria-current={item.id === chosen}
                    data-testid="change-row"
                    onClick={() => onChoose(item.id)}
                  >
                    <ChangeLine item={item} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** A change in one line: the part, what became of it, and how many of its fields. */
export function ChangeLine({ item }: { item: ChangeItem }) {
  const { t } = useTranslation('versions');
  const connectors = useConnectors();
  const { title, icon } = usePartWords(useWords(connectors))(describedPart(item));
  const count = fieldsOf(item).length;
  return (
    <>
      <span className="change-icon">{icon}</span>
      <span className="change-name">
        <span className="change-title">{title}</span>
        {count > 0 ? <small>{t('fieldCount', { count })}</small> : null}
      </span>
      <ChangeBadge mark={markOf(item)} />
    </>
  );
}
