/** The rows of a field set; only those in view are mounted. */
import type { StepOf } from '@flowbridge/flow';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesignerState } from '../../store/designer-context.ts';
import type { Asked } from './ask-first.tsx';
import { ITEMS } from './field-set-edits.ts';
import { FieldSetRowLine } from './field-set-row-line.tsx';
import { type FieldSetRow, insideOf } from './field-set-rows.ts';
import { fieldUsages } from './field-usages.ts';
import { valuesAt } from './input-values.ts';
import type { FieldSetEditor, FieldSpot } from './use-field-set.ts';

type Props = {
  step: StepOf<'action'>;
  set: FieldSetEditor;
  /** The field whose name gets the focus once it is drawn. */
  wanted: FieldSpot | undefined;
  onWanted: (spot: FieldSpot | undefined) => void;
  onAsk: (asked: Asked) => void;
};

const ROW_HEIGHT = 34;

const isAt = (row: FieldSetRow, { place, index }: FieldSpot) =>
  row.kind === 'added' && row.index === index && row.place.join('\u0000') === place.join('\u0000');

export function FieldSetList({ step, set, wanted, onWanted, onAsk }: Props) {
  const { t } = useTranslation('fieldSets');
  const box = useRef<HTMLDivElement>(null);
  const document = useDesignerState((state) => state.document);
  const { rows, side, openKey } = set;
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    // A field keeps its row while it is renamed.
    getItemKey: (index) => (rows[index]?.kind === 'added' ? rows[index].address : (rows[index]?.id ?? index)),
    overscan: 6,
  });

  useEffect(() => {
    const index = wanted === undefined ? -1 : rows.findIndex((row) => isAt(row, wanted));
    if (index < 0) return undefined;
    list.scrollToIndex(index, { align: 'auto' });
    const frame = requestAnimationFrame(() => {
      const input = box.current?.querySelector<HTMLInputElement>(`[data-name-at="${index}"]`);
      input?.focus();
      input?.select();
      onWanted(undefined);
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted, rows, list, onWanted]);

  /** Asks when somebody would lose the field; false: it is not done yet. */
  const askBefore = (asked: Asked): boolean => {
    const { row } = asked;
    const names = [...row.place, row.field.key].filter((part) => part !== ITEMS);
    const isUsed =
      side === 'output'
        ? fieldUsages(document, step, names).length > 0
        : asked.kind === 'remove' && openKey !== undefined
          ? valuesAt(step.config.input[openKey], row.place, row.field.key).length > 0
          : false;
    if (isUsed) onAsk(asked);
    if (isUsed) return false;
    if (asked.kind === 'remove') set.remove(row);
    else set.rename(row, asked.key);
    return true;
  };

  const walk = (index: number, by: 1 | -1) => {
    for (let at = index + by; at >= 0 && at < rows.length; at += by) {
      if (rows[at]?.kind === 'added') {
        onWanted(rows[at]);
        return;
      }
    }
  };
  if (rows.length === 0) return null;
  return (
    <div ref={box} className="field-set-list" data-testid={`field-set-${side}-rows`}>
      <ul aria-label={t('title')} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              className="field-set-item"
              style={{ transform: `translateY(${start}px)` }}
            >
              <FieldSetRowLine
                row={row}
                index={index}
                side={side}
                onChange={(field) => set.change(row, field)}
                onRename={(name) => askBefore({ kind: 'rename', row, key: name })}
                onRemove={() => {
                  walk(index, index > 0 ? -1 : 1);
                  askBefore({ kind: 'remove', row });
                }}
                onMove={(by) => {
                  set.move(row, row.index + by);
                  onWanted({ place: row.place, index: row.index + by });
                }}
                onAddInside={() => onWanted(set.add(insideOf(row)))}
                onAddBehind={() => onWanted(set.add(row.place, row.index))}
                onWalk={(by) => walk(index, by)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
