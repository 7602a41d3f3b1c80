import { useTranslation } from 'react-i18next';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { lastStepKey } from '../../../failure/last-step-key.ts';
import { formatMoment } from '../../listing/format-moment.ts';
import { useRunView } from '../run-view.ts';
import { itemsOfPath } from '../step-path.ts';
import type { RunDecision } from './questions-of.ts';

/** A question's place and an answer to it, in the reader's words. */
export function useQuestionWords() {
  const { t } = useTranslation('questions');
  const { document, words } = useRunView();
  const titleOf = (path: string) => {
    const key = lastStepKey(path);
    const step = Object.values(document.steps).find((each) => each.key === key);
    return step === undefined ? (key ?? path) : stepTitle(step, words);
  };
  return {
    titleOf,
    /** `item 3 of “Each order” · item 1 of “Each line”`; empty outside loops. */
    placeOf: (path: string) =>
      itemsOfPath(path)
        .map(({ loopPath, index }) => t('item', { number: index + 1, loop: titleOf(loopPath) }))
        .join(' · '),
    /** Who said what, and when. */
    said: ({ by, decision, at }: Pick<RunDecision, 'by' | 'decision' | 'at'>) => ({
      name: by.name ?? t('somebody'),
      choice: t(`choices.${decision}`),
      moment: formatMoment(at),
    }),
  };
}
