/** The source fields beside the lines of a mapping: found by search, shown with their sample, put onto a line by press or drag. */
import { SearchOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Empty, Input, type InputRef } from 'antd';
import { type KeyboardEvent, memo, type Ref, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TypeMark } from '../picker/type-mark.tsx';
import { mappedValue } from './mapped-value.ts';
import { startDrag } from './source-drag.ts';
import type { SourceLine } from './source-lines.ts';

type Props = {
  lines: readonly SourceLine[];
  /** The record the values are taken from. */
  record: unknown;
  readOnly: boolean;
  /** How many rows read each path. */
  used: ReadonlyMap<string, number>;
  search: Ref<InputRef>;
  onPick: (path: string) => void;
  /** Back to the target fields. */
  onLeave: () => void;
  onDescribe: () => void;
};

const ROW_HEIGHT = 30;

export const SourcePane = memo(function SourcePane(props: Props) {
  const { lines, record, readOnly, used, search, onPick, onLeave, onDescribe } = props;
  const { t } = useTranslation(['mapping', 'panel']);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [focus, setFocus] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return wanted === '' ? lines : lines.filter((line) => line.isLeaf && line.searched.includes(wanted));
  }, [lines, query]);
  const at = Math.min(active, Math.max(0, shown.length - 1));
  const list = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  useEffect(() => {
    if (!focus) return undefined;
    list.scrollToIndex(at, { align: 'auto' });
    const frame = requestAnimationFrame(() => {
      box.current?.querySelector<HTMLElement>(`[data-source-at="${at}"]`)?.focus();
      setFocus(false);
    });
    return () => cancelAnimationFrame(frame);
  }, [at, focus, list]);
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'ArrowRight') onLeave();
    else if (by === 0) return;
    else {
      setActive(Math.max(0, Math.min(shown.length - 1, at + by)));
      setFocus(true);
    }
    event.preventDefault();
  };
  return (
    <section className="source-pane" aria-label={t('sources')}>
      <h4>{t('sources')}</h4>
      <Input
        ref={search}
        allowClear
        size="small"
        prefix={<SearchOutlined />}
        placeholder={t('searchSources')}
        aria-label={t('searchSources')}
        data-testid="search-sources"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            setFocus(true);
          }
        }}
        onPressEnter={() => {
          const first = shown.find(({ isLeaf }) => isLeaf);
          if (first) onPick(first.path);
        }}
      />
      {lines.length === 0 ? (
        <Empty className="mapping-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noSources')}>
          <Button size="small" disabled={readOnly} onClick={onDescribe}>
            {t('panel:mapping.describeSource')}
          </Button>
        </Empty>
      ) : null}
      {lines.length > 0 && shown.length === 0 ? <p className="panel-about">{t('nothingShown')}</p> : null}
      <div ref={box} className="source-list" hidden={lines.length === 0}>
        <ul style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const line = shown[index];
            if (line === undefined) return null;
            const value = line.isLeaf ? mappedValue(record, line.path) : undefined;
            const count = used.get(line.path) ?? 0;
            return (
              <li key={line.path} style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}>
                <button
                  type="button"
                  draggable
                  className={`source-line ${count > 0 ? 'is-used' : ''}`}
                  style={{ paddingLeft: 6 + (query === '' ? line.depth * 14 : 0) }}
                  data-source-at={index}
                  data-testid={`source-${line.path}`}
                  tabIndex={index === at ? 0 : -1}
                  title={count > 0 ? `${line.path} · ${t('usedFor', { count })}` : line.path}
                  aria-description={t('use', { path: line.path })}
                  onDragStart={(event) => startDrag(event, line.path)}
                  onFocus={() => setActive(index)}
                  onKeyDown={walk}
                  onClick={() => onPick(line.path)}
                >
                  <TypeMark type={line.type} />
                  <span className="source-name">{query === '' ? line.label : line.path}</span>
                  {line.key ? <code>{line.key}</code> : null}
                  {value === undefined ? null : <span className="source-value">{value}</span>}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
});
