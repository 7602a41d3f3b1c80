/** What ran, in order, as a tree with durations; the insides of a loop are those of the chosen item. Rows in sight are mounted. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRunView } from '../run-view.ts';
import { itemsOfPath } from '../step-path.ts';
import type { TimelineRow } from './build-rows.ts';
import { TimelineEntry } from './timeline-entry.tsx';
import { TimelineHead } from './timeline-head.tsx';
import { useTimelineRows } from './use-timeline-rows.ts';
import { RUN_ROW, walkStep } from './walk-keys.ts';
import './timeline.css';

const HEIGHT_PX: Record<TimelineRow['kind'], number> = {
  step: 36,
  selector: 30,
  itemFailure: 36,
  loading: 32,
  more: 32,
  note: 40,
  error: 64,
};
/** Rows of sentences are as high as their words need; they are measured. */
const isMeasured = ({ kind }: TimelineRow) => kind === 'note' || kind === 'error';
const heightOf = (row: TimelineRow) => (isMeasured(row) ? {} : { height: HEIGHT_PX[row.kind] });
const AROUND = 8;

export function Timeline() {
  const { t } = useTranslation('run');
  const { path } = useRunView();
  const frame = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [pages, setPages] = useState<Readonly<Record<string, number>>>({});
  const [active, setActive] = useState<string>();
  const wantsFocus = useRef<string>(undefined);
  const rows = useTimelineRows(closed, pages);
  const indexOf = (key: string | undefined) => rows.findIndex((row) => row.key === key);
  // Tab comes to the row last walked to, else to the one on show.
  const stop = indexOf(active) !== -1 ? active : indexOf(path) !== -1 ? path : RUN_ROW;
  const kept = indexOf(stop);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHT_PX[rows[index]?.kind ?? 'step'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: AROUND,
    initialRect: { width: 300, height: 800 },
    // The row that has the focus stays, wherever the list is scrolled to.
    rangeExtractor: (range) => {
      const found = defaultRangeExtractor(range);
      return kept === -1 || found.includes(kept) ? found : [...found, kept].sort((a, b) => a - b);
    },
  });

  const fold = useCallback(
    (loopPath: string) =>
      setClosed((before) => {
        const after = new Set(before);
        if (!after.delete(loopPath)) after.add(loopPath);
        return after;
      }),
    [],
  );
  const more = useCallback(
    (lane: string) => setPages((before) => ({ ...before, [lane]: (before[lane] ?? 1) + 1 })),
    [],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    const step = from === undefined ? undefined : walkStep(rows, from, event.key);
    if (step === undefined) return;
    event.preventDefault();
    if (step.kind === 'fold') return fold(step.loopPath);
    wantsFocus.current = step.key;
    setActive(step.key);
  };
  useLayoutEffect(() => {
    if (wantsFocus.current === undefined) return;
    const row = frame.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wantsFocus.current)}"]`);
    wantsFocus.current = undefined;
    row?.focus();
  });

  // What is shown from elsewhere (the canvas, the next failure) comes into sight, out of closed loops too.
  useEffect(() => {
    if (path === undefined) return;
    const around = itemsOfPath(path).map((each) => each.loopPath);
    setClosed((before) =>
      around.some((each) => before.has(each))
        ? new Set([...before].filter((each) => !around.includes(each)))
        : before,
    );
  }, [path]);
  const shownAt = indexOf(path);
  const isThere = shownAt !== -1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another row is shown or its row has come, not when rows move
  useEffect(() => {
    if (isThere) list.scrollToIndex(shownAt, { align: 'auto' });
  }, [path, isThere]);

  return (
    <nav
      className="run-timeline"
      aria-label={t('timeline.label')}
      data-testid="timeline"
      ref={frame}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target.dataset.row !== undefined && setActive(event.target.dataset.row)}
    >
      <TimelineHead reachable={stop === RUN_ROW} />
      <div className="timeline-scroll" ref={scroller}>
        <ol className="timeline-rows" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <li
                key={key}
                {...(isMeasured(row) ? { ref: list.measureElement } : {})}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)`, ...heightOf(row) }}
              >
                <TimelineEntry row={row} reachable={row.key === stop} onFold={fold} onMore={more} />
              </li>
            );
          })}
        </ol>
      </div>
    </nav>
  );
}
