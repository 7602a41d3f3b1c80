/** The items of a loop: a selector with previous, next and next failed, and what ran for the chosen one. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { Step } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select, Skeleton, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../../../designer/catalog/step-words.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { type StepRunItem, useRunView } from '../run-view.ts';
import { ItemFailure } from './item-failure.tsx';
import { neighbour, nextFailed } from './neighbour.ts';
import { TimelineLane } from './timeline-lane.tsx';

type Props = {
  loopPath: string;
  step: Step | undefined;
  indent: number;
  renderItem: (item: StepRunItem) => ReactNode;
};

export function LoopItems({ loopPath, step, indent, renderItem }: Props) {
  const { t } = useTranslation('run');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { run, attempt, chosen, chooseItem, words, path, show } = useRunView();
  const items = useQuery(trpc.runs.iterations.queryOptions({ id: run.id, attempt, loopPath }));
  if (items.isPending)
    return <Skeleton active title={false} paragraph={{ rows: 1 }} className="timeline-note" />;
  if (items.isError) return <Alert type="error" title={errorText(items.error)} />;
  const { total, succeeded, failed, recorded, failedIndexes } = items.data;
  if (total === 0 && recorded.length === 0) return <p className="timeline-note">{t('iterations.none')}</p>;
  const indexes = recorded.map((each) => each.index);
  const index = chosen[loopPath] ?? failedIndexes[0] ?? indexes[0] ?? 0;
  const title = step === undefined ? loopPath : stepTitle(step, words);
  const choose = (to: number | undefined) => {
    if (to === undefined) return;
    chooseItem(loopPath, to);
    // The same step of the other item stays on show.
    const former = `${loopPath}[${index}]/`;
    if (path?.startsWith(former)) show(`${loopPath}[${to}]/${path.slice(former.length)}`);
  };
  const last = Math.max(total, (indexes.at(-1) ?? 0) + 1);
  return (
    <div className="loop-items" data-testid={`loop-${loopPath}`}>
      <div className="loop-selector" style={{ paddingInlineStart: indent * 14 + 18 }}>
        <Button
          size="small"
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('iterations.previous')}
          data-testid={`previous-item-${loopPath}`}
          disabled={neighbour(indexes, index, -1) === undefined}
          onClick={() => choose(neighbour(indexes, index, -1))}
        />
        <Select
          size="small"
          variant="filled"
          showSearch
          popupMatchSelectWidth={false}
          value={index}
          aria-label={t('iterations.choose', { title })}
          data-testid={`choose-item-${loopPath}`}
          onChange={choose}
          options={recorded.map((each) => ({
            value: each.index,
            label: t('iterations.item', { number: each.index + 1, total: last }),
            state: each.state,
          }))}
          optionRender={(option) => (
            <span className="loop-option">
              <span className={`state-dot is-${option.data.state}`} />
              {option.label}
            </span>
          )}
        />
        <Button
          size="small"
          type="text"
          icon={<RightOutlined />}
          aria-label={t('iterations.next')}
          data-testid={`next-item-${loopPath}`}
          disabled={neighbour(indexes, index, 1) === undefined}
          onClick={() => choose(neighbour(indexes, index, 1))}
        />
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
      <ItemFailure path={`${loopPath}[${index}]`} failed={failedIndexes.includes(index)} indent={indent} />
      <TimelineLane parentPath={`${loopPath}[${index}]`} renderItem={renderItem} />
    </div>
  );
}
