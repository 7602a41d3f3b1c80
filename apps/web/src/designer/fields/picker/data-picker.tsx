/**
 * Everything the field can refer to, by step, with types and sample values: pinned outputs, the last run, examples. The
 * search box keeps the focus: arrows walk, right and left open and close, Enter inserts, Escape leaves. Lines can be
 * dragged into any input. Only the lines on screen are drawn: a schema may have thousands of fields.
 */
import { SearchOutlined } from '@ant-design/icons';
import type { StepId } from '@flowbridge/flow';
import { Empty, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useSpell } from '../../palette/use-spell.ts';
import { sampleAt } from '../expression/scope-shape.ts';
import { useSampleScope } from '../expression/use-sample-scope.ts';
import { type PickerGroup, useFieldScope } from './field-scope.ts';
import { everyField } from './picker-fields.ts';
import { offeredFunctions } from './picker-functions.ts';
import { LINE_HEIGHT, PickerLineView } from './picker-line-view.tsx';
import { browsedLines, type Folds, type PickerLine, searchedLines } from './picker-lines.ts';
import { templateOfLine } from './template-of-line.ts';
import { useFocusWhenShown } from './use-focus-when-shown.ts';
import { useLineWindow } from './use-line-window.ts';

type Props = {
  onPick: (template: string) => void;
  /** Escape: back to where the value goes. */
  onLeave?: () => void;
  /** Opened to be typed into at once. Default false: beside an editor, which keeps the focus. */
  takesFocus?: boolean;
};

export function DataPicker({ onPick, onLeave, takesFocus = false }: Props) {
  const { t } = useTranslation('panel');
  const listId = useId();
  const search = useRef<InputRef>(null);
  useFocusWhenShown(search, takesFocus);
  const [typed, setTyped] = useState('');
  const { spell, load } = useSpell();
  const { lines, fold, sampleOf, askFor, isSearch } = useLines(typed, spell);
  // The first field, below the head of its group.
  const [at, setAt] = useState(1);
  const active = Math.min(at, lines.length - 1);
  const { box, first, end } = useLineWindow({ count: lines.length, height: LINE_HEIGHT, active });
  const shown = lines.slice(first, end);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on screen decides, not the list's identity
  useEffect(() => askFor(shown), [first, end, lines]);

  const choose = (line: PickerLine) => {
    const template = templateOfLine(line);
    if (template === undefined) fold(line);
    else onPick(template);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const line = lines[active];
    const step = STEPS[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(lines.length - 1, active + step)));
    else if (event.key === 'Enter' && line) choose(line);
    else if (event.key === 'Escape' && onLeave) onLeave();
    else if (!isSearch && line && canFold(line, event.key)) fold(line);
    else if (!isSearch && event.key === 'ArrowLeft') setAt(Math.max(0, parentOf(lines, active)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="data-picker" data-testid="data-picker">
      <Input
        ref={search}
        allowClear
        size="small"
        prefix={<SearchOutlined />}
        placeholder={t('picker.search')}
        aria-label={t('picker.search')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={lines[active] ? `${listId}-${active}` : undefined}
        data-testid="picker-data-search"
        value={typed}
        onFocus={load}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(1);
        }}
        onKeyDown={keyDown}
      />
      <div ref={box} id={listId} className="data-picker-groups" role="tree" aria-label={t('picker.data')}>
        <div className="data-picker-lines" style={{ height: lines.length * LINE_HEIGHT }} role="none">
          {shown.map((line, index) => (
            <PickerLineView
              key={line.id}
              id={`${listId}-${first + index}`}
              line={line}
              top={(first + index) * LINE_HEIGHT}
              isActive={first + index === active}
              isSearch={isSearch}
              sample={line.kind === 'field' ? sampleOf(line.field.path) : undefined}
              onChoose={() => choose(line)}
              onFold={() => fold(line)}
            />
          ))}
        </div>
        {lines.length === 0 ? (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(isSearch ? 'picker.noMatch' : 'picker.nothing')}
          />
        ) : null}
      </div>
      <div className="data-picker-keys">{t('picker.keys')}</div>
    </div>
  );
}

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

const canFold = (line: PickerLine, key: string): boolean =>
  line.kind !== 'function' &&
  (line.kind !== 'field' || line.opens) &&
  key === (line.isOpen ? 'ArrowLeft' : 'ArrowRight');

function parentOf(lines: readonly PickerLine[], active: number): number {
  const depthOf = (line: PickerLine | undefined) =>
    line?.kind === 'field' ? line.depth : line?.kind === 'function' ? 0 : -1;
  const own = depthOf(lines[active]);
  return lines.findLastIndex((line, at) => at < active && depthOf(line) < own);
}

/** Groups this small show the fields of their values at once. */
const FEW_ENTRIES = 4;

const openAtFirst = (groups: readonly PickerGroup[]): Folds => ({
  closedGroups: new Set(),
  openFields: new Set(
    groups
      .filter(({ entries }) => entries.length <= FEW_ENTRIES)
      .flatMap(({ entries }) => entries.map(({ expression }) => expression)),
  ),
});

function useLines(typed: string, spell: ReturnType<typeof useSpell>['spell']) {
  const { entries, groups } = useFieldScope();
  const language = usePreferences((state) => state.language);
  const [asked, setAsked] = useState<ReadonlySet<StepId>>(new Set());
  const { scope } = useSampleScope(entries, '', asked);
  const [folds, setFolds] = useState(() => openAtFirst(groups));
  const query = typed.trim();
  const isSearch = query !== '';
  const sampleOf = useMemo(() => (path: readonly string[]) => sampleAt(scope, path), [scope]);
  const fields = useMemo(
    () => (isSearch ? everyField(groups, language, sampleOf) : []),
    [isSearch, groups, language, sampleOf],
  );
  const lines = useMemo(
    () =>
      isSearch
        ? searchedLines({ fields, functions: offeredFunctions, query, spell, sampleOf })
        : browsedLines({ groups, functions: offeredFunctions, folds, language, sampleOf }),
    [isSearch, fields, query, spell, sampleOf, groups, folds, language],
  );
  const fold = (line: PickerLine) => {
    if (line.kind === 'group') {
      const closedGroups = toggled(folds.closedGroups, line.group.id);
      setFolds({ ...folds, closedGroups });
    } else if (line.kind !== 'function') {
      const openFields = toggled(folds.openFields, line.id);
      setFolds({ ...folds, openFields });
    }
  };
  /** Samples of steps far away are fetched when they come on screen. */
  const askFor = (shown: readonly PickerLine[]) =>
    setAsked((before) => {
      const seen = shown.flatMap((line) => ('group' in line ? (line.group.stepId ?? []) : []));
      const added = seen.filter((id) => !before.has(id));
      return added.length === 0 ? before : new Set([...before, ...added]);
    });
  return { lines, fold, sampleOf, askFor, isSearch };
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
