import type { FieldChange, FlowDocument, JsonValue } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import type { Words } from '../catalog/step-words.ts';
import { isLongText, longText } from './long-text.ts';
import { TextDiff } from './text-diff.tsx';
import { ValueView } from './value-view.tsx';
import { WordDiff } from './word-diff.tsx';
import type { DescribedPart } from './words/described-part.ts';
import { pathWords } from './words/path-words.ts';

type Props = {
  change: FieldChange;
  described: DescribedPart;
  words: Words;
  before: FlowDocument;
  after: FlowDocument;
  /** The only side there is, of a part that is new or gone. */
  only: 'before' | 'after' | undefined;
};

/** One field: its name as the panel has it, and its value before and after; long texts as one text with marks. */
export function FieldChangeRow({ change, described, words, before, after, only }: Props) {
  const { t } = useTranslation('versions');
  const names = pathWords(described, change.path, words);
  const view = (value: JsonValue | undefined, document: FlowDocument) => (
    <ValueView value={value} path={change.path} described={described} words={words} document={document} />
  );
  return (
    <section className="change-field" data-testid="change-field">
      <h5>{names.join(' › ')}</h5>
      {change.kind === 'moved' ? (
        <dl className="change-sides">
          <dt>{t('before')}</dt>
          <dd>{t('position', { number: change.from + 1 })}</dd>
          <dt>{t('after')}</dt>
          <dd>{t('position', { number: change.to + 1 })}</dd>
        </dl>
      ) : only !== undefined && !isLongChange(change) ? (
        <div className="change-only">{view(sideOf(change, only), only === 'before' ? before : after)}</div>
      ) : isLongLine(change) ? (
        <WordDiff before={longText(sideOf(change, 'before'))} after={longText(sideOf(change, 'after'))} />
      ) : isLongChange(change) ? (
        <TextDiff before={longText(sideOf(change, 'before'))} after={longText(sideOf(change, 'after'))} />
      ) : (
        <dl className="change-sides">
          <dt>{t('before')}</dt>
          <dd className="is-before" data-testid="change-before">
            {view(sideOf(change, 'before'), before)}
          </dd>
          <dt>{t('after')}</dt>
          <dd className="is-after" data-testid="change-after">
            {view(sideOf(change, 'after'), after)}
          </dd>
        </dl>
      )}
    </section>
  );
}

function sideOf(change: FieldChange, side: 'before' | 'after'): JsonValue | undefined {
  if (side === 'before')
    return change.kind === 'changed' || change.kind === 'removed' ? change.before : undefined;
  return change.kind === 'changed' || change.kind === 'added' ? change.after : undefined;
}

/** Both sides are one line each: read word by word. */
function isLongLine(change: FieldChange): boolean {
  const sides = [sideOf(change, 'before'), sideOf(change, 'after')];
  const lines = sides.every((side) => typeof side === 'string' && !side.includes('\n'));
  return lines && isLongChange(change);
}

const isLongChange = (change: FieldChange): boolean =>
  isLongText(sideOf(change, 'before')) || isLongText(sideOf(change, 'after'));
