import { Button } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session.ts';
import { useRunView } from '../run-view.ts';
import { DecideCall } from './decide-call.tsx';
import { CHOICES, type Choice } from './decide-dialog.tsx';
import type { Question } from './questions-of.ts';
import { useQuestionWords } from './use-question-words.ts';

type Props = {
  question: Question;
  heading: RefObject<HTMLHeadingElement | null>;
  onChoose: (choice: Choice) => void;
};

/** One question: the call it is about, and the choices; or who has answered it, and the way to the next. */
export function QuestionPanel({ question: { path, answer }, heading, onChoose }: Props) {
  const { t } = useTranslation('questions');
  const { show, asked } = useRunView();
  const { titleOf, placeOf, said } = useQuestionWords();
  const mayOperate = useCan('operator');
  const [title, place] = [titleOf(path), placeOf(path)];
  return (
    <div
      className="question-panel"
      data-testid="decision"
      data-question={path}
      {...(asked.questions.length > 1 ? { role: 'tabpanel', 'aria-label': title } : {})}
    >
      <h2 ref={heading} tabIndex={-1}>
        {place === '' ? t('ask', { title }) : t('askAt', { title, place })}
      </h2>
      {answer === undefined ? (
        <>
          <p>
            {t('hint')}{' '}
            <button type="button" className="link-button" onClick={() => show(path)}>
              {t('showCall')}
            </button>
          </p>
          <DecideCall path={path} />
          {mayOperate ? (
            <div className="decide-choices">
              {CHOICES.map((each) => (
                <Button
                  key={each}
                  danger={each === 'fail'}
                  data-testid={`decide-${each}`}
                  onClick={() => onChoose(each)}
                >
                  {t(`choices.${each}`)}
                </Button>
              ))}
            </div>
          ) : (
            <p>{t('askOperator')}</p>
          )}
        </>
      ) : (
        <div className="decide-choices">
          <span data-testid="question-answer">{t('said', said(answer))}</span>
          {asked.next === undefined ? null : (
            <Button size="small" data-testid="next-question" onClick={() => asked.walk(1)}>
              {t('next')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
