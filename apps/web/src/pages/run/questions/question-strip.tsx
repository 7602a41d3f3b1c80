/** All questions of the run as tabs: the arrow keys walk them, each says its place and whether it is answered. */
import { CheckCircleFilled, QuestionCircleOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRunView } from '../run-view.ts';
import { useQuestionWords } from './use-question-words.ts';

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export function QuestionStrip() {
  const { t } = useTranslation('questions');
  const { asked } = useRunView();
  const { questions, current, next, pick } = asked;
  const { titleOf, placeOf, said } = useQuestionWords();
  const strip = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = questions.findIndex(({ path }) => path === current?.path);
    const by = STEPS[event.key];
    const to =
      event.key === 'Home'
        ? questions[0]
        : event.key === 'End'
          ? questions.at(-1)
          : by === undefined
            ? undefined
            : questions.at((at + by) % questions.length);
    if (to === undefined) return;
    event.preventDefault();
    pick(to.path);
    strip.current?.querySelector<HTMLElement>(`[data-question="${CSS.escape(to.path)}"]`)?.focus();
  };
  return (
    <div className="question-strip" role="tablist" aria-label={t('label')} ref={strip} onKeyDown={onKeyDown}>
      {questions.map(({ path, answer }) => {
        const shown = path === current?.path;
        const isNext = path === next?.path;
        return (
          <button
            key={path}
            type="button"
            role="tab"
            className={`question-tab ${answer === undefined ? 'is-open' : 'is-answered'} ${shown ? 'is-shown' : ''}`}
            aria-selected={shown}
            tabIndex={shown ? 0 : -1}
            data-question={path}
            data-state={answer === undefined ? (isNext ? 'next' : 'open') : 'answered'}
            data-testid={`question-${path}`}
            onClick={() => pick(path)}
          >
            {answer === undefined ? <QuestionCircleOutlined /> : <CheckCircleFilled />}
            <span className="question-tab-title">{titleOf(path)}</span>
            <span className="question-tab-place">{placeOf(path)}</span>
            <em>{answer === undefined ? t(isNext ? 'isNext' : 'isOpen') : t('by', said(answer))}</em>
          </button>
        );
      })}
    </div>
  );
}
