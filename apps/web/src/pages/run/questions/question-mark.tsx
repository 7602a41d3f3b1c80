/** In the timeline: that a step run is asked about, how many questions are inside a loop, or who has answered. */
import { useTranslation } from 'react-i18next';
import { useRunView } from '../run-view.ts';
import { openInside } from './questions-of.ts';
import { useQuestionWords } from './use-question-words.ts';

export function QuestionMark({ path, loop }: { path: string; loop: boolean }) {
  const { t } = useTranslation('questions');
  const { asked } = useRunView();
  const { said } = useQuestionWords();
  const inside = loop ? openInside(asked.questions, path).length : 0;
  if (inside > 0)
    return (
      <span className="question-mark is-open" title={t('inside', { count: inside })}>
        <span aria-hidden>? {inside}</span>
        <span className="visually-hidden">{t('inside', { count: inside })}</span>
      </span>
    );
  const question = asked.questions.find((each) => each.path === path);
  if (question !== undefined && question.answer === undefined) {
    const isNext = asked.next?.path === path;
    return (
      <span className={`question-mark is-open ${isNext ? 'is-next' : ''}`}>
        {t(isNext ? 'isNext' : 'isOpen')}
      </span>
    );
  }
  const decision = asked.decided.get(path);
  if (decision === undefined) return null;
  const words = said(decision);
  return (
    <span className="question-mark" title={t('said', words)} data-testid={`answered-${path}`}>
      {t('by', words)}
    </span>
  );
}
