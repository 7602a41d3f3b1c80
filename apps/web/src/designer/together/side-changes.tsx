import { diffDocuments, type FlowDocument } from '@flowbridge/flow';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeDetails } from '../versions/change-details.tsx';
import { changeItems } from '../versions/change-items.ts';
import { ChangeLine } from '../versions/change-list.tsx';
import { useInReaderWords } from '../versions/reader-words.tsx';

type Props = { title: string; testId: string; before: FlowDocument; after: FlowDocument };

/** What one person changed: a line for each part, opened to its fields. */
export function SideChanges({ title, testId, ...sides }: Props) {
  const { t } = useTranslation('together');
  const [before, after] = useInReaderWords(sides.before, sides.after);
  const items = useMemo(() => changeItems(diffDocuments(before, after)), [before, after]);
  const [opened, setOpened] = useState<string>();
  return (
    <section className="side-changes" data-testid={testId} aria-label={title}>
      <h4 className="conflict-heading">{title}</h4>
      {items.length === 0 ? <p className="panel-about">{t('conflict.nothing')}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className="change-row"
              aria-expanded={opened === item.id}
              onClick={() => setOpened(opened === item.id ? undefined : item.id)}
            >
              <ChangeLine item={item} />
            </button>
            {opened === item.id ? (
              <div className="side-change-details">
                <ChangeDetails item={item} before={before} after={after} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
