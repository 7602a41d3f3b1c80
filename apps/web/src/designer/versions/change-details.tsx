import { diffFields, type FieldChange, type FlowDocument, type Move } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { ChangeBadge } from '../canvas/change-badge.tsx';
import { useWords } from '../catalog/use-words.ts';
import { useConnectors } from '../store/designer-context.ts';
import { markOf } from './change-items.ts';
import { describedPart, usePartWords, usePlaceWords } from './change-words.tsx';
import { FieldChangeRow } from './field-change-row.tsx';
import type { ChangeItem } from './words/described-part.ts';

type Props = { item: ChangeItem; before: FlowDocument; after: FlowDocument };

/** One change field by field: what it was, what it is, and where it moved. */
export function ChangeDetails({ item, before, after }: Props) {
  const connectors = useConnectors();
  const words = useWords(connectors);
  const described = describedPart(item);
  const { title, detail, icon } = usePartWords(words)(described);
  return (
    <>
      <header className="panel-head">
        {icon}
        <div className="panel-title">
          <strong>{title}</strong>
          {detail === '' ? null : <code>{detail}</code>}
        </div>
        <ChangeBadge mark={markOf(item)} />
      </header>
      <div className="change-fields">
        <MoveLines item={item} before={before} after={after} />
        {allFields(item).map((change) => (
          <FieldChangeRow
            key={`${change.kind}${JSON.stringify(change.path)}`}
            change={change}
            described={described}
            words={words}
            before={before}
            after={after}
            only={onlySide(item)}
          />
        ))}
      </div>
    </>
  );
}

function MoveLines({ item, before, after }: Props) {
  const { t } = useTranslation('versions');
  const connectors = useConnectors();
  const place = usePlaceWords(useWords(connectors));
  const move = moveOf(item);
  if (move === undefined) return null;
  return (
    <dl className="change-move" data-testid="change-move">
      <dt>{t('from')}</dt>
      <dd>{place(move.from, before)}</dd>
      <dt>{t('to')}</dt>
      <dd>{place(move.to, after)}</dd>
    </dl>
  );
}

function moveOf(item: ChangeItem): Move | undefined {
  if (item.group === 'settings') return undefined;
  return item.diff.kind === 'moved' || item.diff.kind === 'changed' ? item.diff.move : undefined;
}

function onlySide(item: ChangeItem): 'before' | 'after' | undefined {
  if (item.group === 'settings') return undefined;
  return item.diff.kind === 'added' ? 'after' : item.diff.kind === 'removed' ? 'before' : undefined;
}

/** Of a part that is new or gone, all its fields; its identity says nothing to people. */
function allFields(item: ChangeItem): readonly FieldChange[] {
  if (item.group === 'settings') return item.fields;
  const { diff } = item;
  switch (diff.kind) {
    case 'changed':
      return diff.fields;
    case 'moved':
      return [];
    case 'added':
      return diffFields(skeletonOf(diff.after), diff.after);
    case 'removed':
      return diffFields(diff.before, skeletonOf(diff.before));
  }
}

function skeletonOf(part: object): object {
  const { id, kind, config } = part as { id?: unknown; kind?: unknown; config?: unknown };
  return {
    ...(id === undefined ? {} : { id }),
    ...(kind === undefined ? {} : { kind }),
    ...(config === undefined ? {} : { config: {} }),
  };
}
