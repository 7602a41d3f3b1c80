import {
  diffFields,
  type JsonValue,
  type LaneId,
  type MergeConflict,
  type MergeSide,
  parentOf,
  type StepId,
  type ThreeDocuments,
} from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { useDesigner } from '../store/designer-context.ts';
import { usePlaceWords } from '../versions/change-words.tsx';
import { isLongText, longText } from '../versions/long-text.ts';
import { ValueView } from '../versions/value-view.tsx';
import type { DescribedPart } from '../versions/words/described-part.ts';
import { pathWords } from '../versions/words/path-words.ts';

type Props = {
  conflict: MergeConflict;
  side: MergeSide;
  described: DescribedPart | undefined;
  documents: ThreeDocuments;
};

/** What one of the two made of it. */
export function ConflictSide({ conflict, side, described, documents }: Props) {
  const { t } = useTranslation('together');
  const words = useWords(useDesigner().connectors);
  const place = usePlaceWords(words);
  const document = documents[side];
  switch (conflict.kind) {
    case 'inside':
      return <span>{t(conflict.removedBy === side ? 'side.removed' : 'side.putInside')}</span>;
    case 'place':
      return <span>{place(spotOf(document, conflict), document)}</span>;
    case 'order':
      return (
        <span>
          {conflict[side]
            .flatMap((id) => document.steps[id] ?? [])
            .map((step) => stepTitle(step, words))
            .join(' → ')}
        </span>
      );
    case 'field': {
      const value = conflict[side];
      if (described === undefined) return null;
      if (conflict.path.length === 0) {
        return <span>{value === undefined ? t('side.removed') : changedFields(conflict.base, value)}</span>;
      }
      if (isLongText(value) && !hasParts(value))
        return <pre className="conflict-text">{longText(value)}</pre>;
      return (
        <ValueView
          value={value}
          path={conflict.path}
          described={described}
          words={words}
          document={document}
        />
      );
    }
  }

  function changedFields(base: JsonValue | undefined, value: JsonValue): string {
    if (described === undefined || !isObject(base) || !isObject(value)) return t('side.changed');
    const names = diffFields(base, value).map(({ path }) => pathWords(described, path, words).join(' › '));
    return names.length === 0
      ? t('side.changedInside')
      : t('side.changedFields', { names: names.join(', ') });
  }
}

/** More than this nobody reads part by part. */
const MOST_PARTS_TEXT = 2_000;

/** A list or object whose parts are told by name, rather than as JSON. */
const hasParts = (value: JsonValue | undefined): boolean =>
  typeof value === 'object' && value !== null && JSON.stringify(value).length <= MOST_PARTS_TEXT;

const isObject = (value: JsonValue | undefined): value is { [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function spotOf(
  document: ThreeDocuments['mine'],
  { partId }: MergeConflict,
): { lane: LaneId | undefined; index: number } {
  const parent = parentOf(document, partId as StepId);
  return { lane: parent?.lane, index: parent?.index ?? 0 };
}
