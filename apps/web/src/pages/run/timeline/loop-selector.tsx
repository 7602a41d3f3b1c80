/** Which item of a loop is shown: previous, next, next failed, or the one whose number is typed. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { Step } from '@flowbridge/flow';
import { Button, Select, Tooltip } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { neighbourQuestion, openInside } from '../questions/questions-of.ts';
import { useRunView } from '../run-view.ts';
import type { Iterations } from './build-rows.ts';
import { neighbour, nextFailed } from './neighbour.ts';

type Props = { loopPath: string; step: Step | undefined; items: Iterations; index: number; inset: number };

export function LoopSelector({ loopPath, step, items, index, inset }: Props) {
  const { t } = useTranslation(['run', 'questions']);
  const { chooseItem, words, path, show, asked } = useRunView();
  const { total, succeeded, failed, recorded, failedIndexes } = items;
  const indexes = recorded.map((each) => each.index);
  const title = step === undefined ? loopPath : stepTitle(step, words);
  const last = Math.max(total, (indexes.at(-1) ?? 0) + 1);
  const labelOf = (at: number) => t('iterations.item', { number: at + 1, total: last });
  // Without their words: of thousands a dozen are in sight, and putting one into words costs as much as drawing it.
  const options = useMemo(
    () => recorded.map((each) => ({ value: each.index, state: each.state })),
    [recorded],
  );
  const choose = (to: number | undefined) => {
    if (to === undefined) return;
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
  const stepBy = (direction: -1 | 1) => {
    const to = neighbour(indexes, index, direction);
    const label = direction === 1 ? 'next' : 'previous';
    return (
      <Button
        size="small"
        type="text"
        icon={direction === 1 ? <RightOutlined /> : <LeftOutlined />}
        aria-label={t(`iterations.${label}`)}
        data-testid={`${label}-item-${loopPath}`}
        disabled={to === undefined}
        onClick={() => choose(to)}
      />
    );
  };
  return (
    <div className="loop-selector" style={{ paddingInlineStart: inset }} data-testid={`loop-${loopPath}`}>
      {stepBy(-1)}
      <Select
        size="small"
        variant="filled"
        showSearch={{
          // Ascending, so the number as typed comes first.
          filterOption: (typed, option) => String((option?.value ?? -1) + 1).startsWith(typed.trim()),
        }}
        popupMatchSelectWidth={false}
        value={index}
        aria-label={t('iterations.choose', { title })}
        data-testid={`choose-item-${loopPath}`}
        onChange={choose}
        notFoundContent={<span className="timeline-note">{t('iterations.notFound')}</span>}
        options={options}
        labelRender={() => labelOf(index)}
        optionRender={({ data }) => (
          <span className="loop-option">
            <span className={`state-dot is-${isAsked(data.value) ? 'unknown' : data.state}`} />
            {labelOf(data.value)}
          </span>
        )}
      />
      {stepBy(1)}
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
        <Tooltip title={t('iterations.counts', { succeeded, failed })}>
          <Button
            size="small"
            danger
            type="text"
            data-testid={`next-failed-${loopPath}`}
            onClick={() => choose(nextFailed(failedIndexes, index))}
          >
            {t('iterations.nextFailed')}
          </Button>
        </Tooltip>
      ) : null}
    </div>
  );
}
