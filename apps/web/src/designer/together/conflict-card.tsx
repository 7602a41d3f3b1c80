/** One thing that both changed: the two forms side by side, one of them to choose. */
import type { MergeConflict, MergeSide, ThreeDocuments } from '@flowbridge/flow';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../catalog/use-words.ts';
import { useDesigner } from '../store/designer-context.ts';
import { usePartWords } from '../versions/change-words.tsx';
import { pathWords } from '../versions/words/path-words.ts';
import { conflictPart } from './conflict-part.ts';
import { ConflictSide } from './conflict-side.tsx';

type Props = {
  conflict: MergeConflict;
  documents: ThreeDocuments;
  /** Of the other person. */
  name: string;
  chosen: MergeSide | undefined;
  onChoose: (side: MergeSide) => void;
};

export function ConflictCard({ conflict, documents, name, chosen, onChoose }: Props) {
  const { t } = useTranslation(['together', 'versions']);
  const words = useWords(useDesigner().connectors);
  const partWords = usePartWords(words);
  const described = conflictPart(conflict, documents);
  const { title, icon } = described
    ? partWords(described)
    : { title: t('versions:mainLine'), icon: undefined };
  const about =
    conflict.kind !== 'field'
      ? t(`together:about.${conflict.kind}`)
      : conflict.path.length === 0 || described === undefined
        ? t('together:about.whole')
        : pathWords(described, conflict.path, words).join(' › ');
  const label = `${title}: ${about}`;
  return (
    <div className="conflict-card" data-testid="conflict-card" data-open={chosen === undefined}>
      <div className="conflict-about">
        {icon}
        <strong>{title}</strong>
        <span>{about}</span>
      </div>
      <Radio.Group
        className="conflict-choices"
        aria-label={label}
        value={chosen ?? null}
        onChange={(event) => onChoose(event.target.value)}
      >
        {(['theirs', 'mine'] as const).map((side) => (
          <Radio key={side} value={side} data-testid={`conflict-choose-${side}`}>
            <span className="conflict-who">{side === 'mine' ? t('together:you') : name}</span>
            <ConflictSide conflict={conflict} side={side} described={described} documents={documents} />
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}
