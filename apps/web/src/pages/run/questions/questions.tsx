/**
 * What a run asks people, above its panes: how much is open and answered, each question with its place, and the one that is looked
 * at with the ways to answer it. An answer leads to the next question. The dialog outlives its question: a colleague may be faster.
 */
import { QuestionCircleFilled } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { useRunView } from '../run-view.ts';
import { type Choice, DecideDialog } from './decide-dialog.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { QuestionStrip } from './question-strip.tsx';
import { neighbourQuestion, questionsOf } from './questions-of.ts';
import './questions.css';

export function Questions() {
  const { t } = useTranslation('questions');
  const { run, asked } = useRunView();
  const { questions, open, current, pick } = asked;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [deciding, setDeciding] = useState<{ path: string; choice: Choice }>();
  const heading = useRef<HTMLHeadingElement>(null);
  // The dialog keeps the focus until it has gone, and the next question may be read after that.
  const focus = useRef({ isWanted: false, isFree: true });
  const lead = () => {
    if (!focus.current.isWanted || !focus.current.isFree) return;
    focus.current.isWanted = false;
    requestAnimationFrame(() => heading.current?.focus());
  };

  /** Reads the run again and goes on to what is still open after `path`. Answers how much that is. */
  const goOn = async (path: string): Promise<number> => {
    await queries.invalidateQueries({ queryKey: trpc.runs.pathKey() });
    const present = queries.getQueryData(trpc.runs.get.queryKey({ id: run.id })) ?? run;
    const left = questionsOf(present);
    const next = neighbourQuestion(left, path);
    if (next !== undefined) pick(next.path);
    focus.current.isWanted = true;
    lead();
    return left.filter(({ answer }) => answer === undefined).length;
  };
  const decided = async ({ path, choice }: { path: string; choice: Choice }) => {
    setDeciding(undefined);
    const count = await goOn(path);
    message.success({
      text: t('answeredNow', { choice: t(`choices.${choice}`) }),
      detail: count === 0 ? t('lastOne') : t('stillOpen', { count }),
    });
  };
  return (
    <>
      {current === undefined ? null : (
        <section className="run-questions" aria-label={t('label')} data-testid="questions">
          <p className="questions-count" role="status" data-testid="questions-count">
            <QuestionCircleFilled />
            <strong>{t('open', { count: open })}</strong>
            {questions.length > open ? (
              <span>{t('answered', { count: questions.length - open })}</span>
            ) : null}
            {questions.length > 1 ? <span className="quiet">{t('goesOn')}</span> : null}
          </p>
          {questions.length > 1 ? <QuestionStrip /> : null}
          <QuestionPanel
            key={current.path}
            question={current}
            heading={heading}
            onChoose={(choice) => {
              focus.current = { isWanted: false, isFree: false };
              setDeciding({ path: current.path, choice });
            }}
          />
        </section>
      )}
      <DecideDialog
        deciding={deciding}
        onDecided={decided}
        onClose={() => setDeciding(undefined)}
        onTooLate={(path) => {
          setDeciding(undefined);
          void goOn(path);
        }}
        onClosed={() => {
          focus.current.isFree = true;
          lead();
        }}
      />
    </>
  );
}
