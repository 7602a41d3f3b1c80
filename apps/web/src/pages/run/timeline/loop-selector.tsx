/** Which item of a loop is shown: the one before or after, the failed one before or after, or the one whose number is typed. */
import { LeftOutlined, RightOutlined, VerticalLeftOutlined, VerticalRightOutlined } from '@ant-design/icons';
import type { Step } from '@flowbridge/flow';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { errorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { neighbourQuestion, openInside } from '../questions/questions-of.ts';
import { useRunView } from '../run-view.ts';
import type { Iterations } from './build-rows.ts';
import { ItemSelect } from './item-select.tsx';

type Props = { loopPath: string; step: Step | undefined; items: Iterations; index: number; inset: number };

export function LoopSelector({ loopPath, step, items, index, inset }: Props) {
  const { t } = useTranslation(['run', 'questions']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { run, attempt, chooseItem, words, path, show, asked } = useRunView();
  const { succeeded, failed } = items;
  // What was read of the loop tells the neighbours of the item it opens at; of others they are asked for.
  const around = { id: run.id, attempt, loopPath, index };
  const neighbours = useQuery(
    trpc.runs.iterations.queryOptions(around, {
      enabled: index !== items.index,
      placeholderData: keepPreviousData,
    }),
  );
  const near = index === items.index ? items : neighbours.data;
  const known = near?.index === index ? near : undefined;
  const title = step === undefined ? loopPath : stepTitle(step, words);
  const choose = (to: number) => {
    chooseItem(loopPath, to);
    // The same step of the other item stays on show.
    const former = `${loopPath}[${index}]/`;
    if (path?.startsWith(former)) show(`${loopPath}[${to}]/${path.slice(former.length)}`);
  };
  const openIn = openInside(asked.questions, loopPath);
  const isAsked = (at: number) => openIn.some((each) => each.path.startsWith(`${loopPath}[${at}]/`));
  // The open questions of other items are reached from here.
  const elsewhere = openIn.filter((each) => !each.path.startsWith(`${loopPath}[${index}]/`));
  const ask = neighbourQuestion(elsewhere, `${loopPath}[${index}]/`);
  const steps = {
    previous: { to: known?.previous, icon: <LeftOutlined /> },
    next: { to: known?.next, icon: <RightOutlined /> },
    previousFailed: { to: known?.previousFailed, icon: <VerticalRightOutlined /> },
    nextFailed: { to: known?.nextFailed, icon: <VerticalLeftOutlined /> },
  };
  /** Who is faster than the answer gets there all the same. */
  const go = async (which: keyof typeof steps) => {
    const near = known ?? (await queries.ensureQueryData(trpc.runs.iterations.queryOptions(around)));
    const to = near[which];
    if (to !== null) choose(to);
  };
  const goTo = (which: keyof typeof steps, testName: string) => {
    const { to, icon } = steps[which];
    const isFailed = which === 'previousFailed' || which === 'nextFailed';
    return (
      <Tooltip
        title={
          isFailed ? `${t(`iterations.${which}`)} · ${t('iterations.counts', { succeeded, failed })}` : null
        }
      >
        <Button
          size="small"
          type="text"
          danger={isFailed}
          icon={icon}
          aria-label={t(`iterations.${which}`)}
          data-testid={`${testName}-${loopPath}`}
          // Not while it is being read: a button that is disabled loses the focus.
          disabled={to === null}
          onClick={() => void go(which).catch((error) => message.error(errorText(error)))}
        />
      </Tooltip>
    );
  };
  return (
    <div className="loop-selector" style={{ paddingInlineStart: inset }} data-testid={`loop-${loopPath}`}>
      {goTo('previous', 'previous-item')}
      <ItemSelect
        loopPath={loopPath}
        items={items}
        index={index}
        isAsked={isAsked}
        label={t('iterations.choose', { title })}
        onChoose={choose}
      />
      {goTo('next', 'next-item')}
      {ask === undefined ? null : (
        <Button
          size="small"
          type="text"
          data-testid={`next-question-${loopPath}`}
          onClick={() => asked.pick(ask.path)}
        >
          {t('questions:next')}
        </Button>
      )}
      {failed > 0 ? (
        <>
          {goTo('previousFailed', 'previous-failed')}
          {goTo('nextFailed', 'next-failed')}
        </>
      ) : null}
    </div>
  );
}
