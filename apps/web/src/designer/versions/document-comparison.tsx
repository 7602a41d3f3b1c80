/** Two documents compared: the list of changes, both drawn as one canvas with marks, and the fields of the chosen change. */
import { diffDocuments, drawBoth, type FlowDocument } from '@flowbridge/flow';
import { Empty } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasHandle } from '../canvas/canvas-handle.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import { useConnectors } from '../store/designer-context.ts';
import { ChangeDetails } from './change-details.tsx';
import { cardMarks, changeItems } from './change-items.ts';
import { ChangeLegend } from './change-legend.tsx';
import { ChangeList } from './change-list.tsx';
import { useInReaderWords } from './reader-words.tsx';

/** `head` stands above the list. */
type Props = { before: FlowDocument; after: FlowDocument; head: React.ReactNode };

export function DocumentComparison({ head, ...sides }: Props) {
  const { t } = useTranslation('versions');
  const [before, after] = useInReaderWords(sides.before, sides.after);
  const connectors = useConnectors();
  const canvas = useRef<CanvasHandle>(null);
  const items = useMemo(() => changeItems(diffDocuments(before, after)), [before, after]);
  const both = useMemo(() => drawBoth(before, after), [before, after]);
  const marks = useMemo(() => cardMarks(items), [items]);
  const [chosenId, setChosenId] = useState<string | undefined>(items[0]?.id);
  const selected = useMemo(() => new Set(chosenId === undefined ? [] : [chosenId]), [chosenId]);
  const chosen = items.find((item) => item.id === chosenId);
  const choose = (id: string) => {
    setChosenId(id);
    canvas.current?.reveal(both.triggers.some((each) => each.id === id) ? `trigger:${id}` : id);
  };
  return (
    <>
      <aside className="versions-side" aria-label={t('compare.list')}>
        {head}
        <div className="versions-scroll">
          {items.length === 0 ? (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              className="versions-empty"
              description={
                <div data-testid="compare-same">
                  <strong>{t('compare.same')}</strong>
                  <p>{t('compare.sameHint')}</p>
                </div>
              }
            />
          ) : (
            <ChangeList items={items} chosen={chosenId} onChoose={choose} />
          )}
        </div>
      </aside>
      <div className="versions-main">
        <div className="versions-split">
          <div className="versions-canvas">
            <ChangeLegend items={items} />
            <FlowCanvas
              handle={canvas}
              document={both}
              connectors={connectors}
              marks={marks}
              selectedSteps={selected}
              selectedTrigger={chosenId}
              onSelectStep={setChosenId}
              onSelectTrigger={setChosenId}
              onClearSelection={() => setChosenId(undefined)}
            />
          </div>
          <aside className="versions-details" aria-label={t('compare.title')} data-testid="change-details">
            {chosen ? (
              <ChangeDetails key={chosen.id} item={chosen} before={before} after={after} />
            ) : (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                className="versions-empty"
                description={items.length === 0 ? t('compare.same') : t('compare.choose')}
              />
            )}
          </aside>
        </div>
      </div>
    </>
  );
}
