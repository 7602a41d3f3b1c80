/** The step runs of one lane: the run's own, or those of one item of a loop. Read when shown, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { type StepRunItem, useRunView } from '../run-view.ts';
import { inDrawnOrder } from './in-drawn-order.ts';
import { openLoops } from './open-loops.ts';

const PAGE = 200;

type Props = { parentPath: string; renderItem: (item: StepRunItem) => ReactNode };

export function TimelineLane({ parentPath, renderItem }: Props) {
  const { t } = useTranslation('run');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { run, attempt, live, document, span } = useRunView();
  const steps = useInfiniteQuery(
    trpc.runs.steps.infiniteQueryOptions(
      { id: run.id, attempt, parentPath, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  if (steps.isPending)
    return <Skeleton active title={false} className="timeline-note" paragraph={{ rows: 2 }} />;
  if (steps.isError) return <Alert type="error" title={errorText(steps.error)} />;
  // A loop's own record of an item (`eachDraft[12]`) is shown with that item, not beside the loop.
  const read = steps.data.pages.flatMap((page) => page.items);
  const items = inDrawnOrder(
    [
      ...read.filter((item) => !item.path.endsWith(']')),
      ...(live ? openLoops(parentPath, read, run.counts.loops, document, span.startMs) : []),
    ],
    document,
  );
  if (items.length === 0) {
    const text =
      parentPath !== '' && !live ? t('timeline.notKept') : t(live ? 'timeline.empty' : 'timeline.emptyEnded');
    return <p className="timeline-note">{text}</p>;
  }
  return (
    <ol className="timeline-lane">
      {items.map((item) => (
        <li key={item.path}>{renderItem(item)}</li>
      ))}
      {steps.hasNextPage ? (
        <li>
          <Button
            size="small"
            type="link"
            loading={steps.isFetchingNextPage}
            onClick={() => void steps.fetchNextPage()}
          >
            {t('timeline.more')}
          </Button>
        </li>
      ) : null}
    </ol>
  );
}
