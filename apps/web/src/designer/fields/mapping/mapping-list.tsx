/**
 * The lines of a mapping: walked by arrow keys, one open at a time, only those in view mounted. Used in the side panel and,
 * with the values of the sample, in the large editor.
 */
import { wordMappingProblem } from '@flowbridge/engine';
import { generateId, type Problem } from '@flowbridge/flow';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useLatest } from '../../../app/use-latest.ts';
import { useDesignerState } from '../../store/designer-context.ts';
import { FieldProblemsContext, fieldPath } from '../field-problems.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { mappedValue } from './mapped-value.ts';
import { MappingFieldLine } from './mapping-field-line.tsx';
import { MappingGroupLine } from './mapping-group-line.tsx';
import { type FieldLine, type MappingLine, newRow } from './mapping-lines.ts';
import { MappingRowCard } from './mapping-row-card.tsx';
import type { Mapping } from './use-mapping.ts';
import type { MappingPreviewState } from './use-mapping-preview.ts';
import './mapping.css';

type Props = {
  mapping: Mapping;
  lines: readonly MappingLine[];
  closed: ReadonlySet<string>;
  onToggle: (target: string) => void;
  activeId: string | undefined;
  onActive: (id: string) => void;
  /** Absent: without the values of a sample. */
  preview?: MappingPreviewState | undefined;
  /** A source list was chosen for a target list. */
  onPair: (list: string, from: string) => void;
  onSearch?: () => void;
  onLeave?: () => void;
  testId: string;
};

const LINE_HEIGHT = 34;
const PAGE = 10;
/** Where an open row says what fills it: a path, a constant or an expression. */
const SOURCE_FIELD = ['> input', '> :not(.mapping-kind) input', '[data-field]']
  .map((inside) => `.mapping-open [data-source-field] ${inside}`)
  .join();

export function MappingList(props: Props) {
  const { mapping, lines, closed, activeId, onActive, preview, testId } = props;
  const { t } = useTranslation('mapping');
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const box = useRef<HTMLDivElement>(null);
  const [openId, setOpenId] = useState<string>();
  const [focus, setFocus] = useState<'line' | 'field'>();
  const problems = useRowProblems();
  const pointer = useDesignerState((state) => state.focusField);
  const activeIndex = Math.max(
    0,
    lines.findIndex(({ id }) => id === activeId),
  );
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
  });

  const go = (index: number) => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))];
    if (line === undefined) return;
    onActive(line.id);
    setFocus('line');
  };
  const open = (line: FieldLine) => {
    onActive(line.id);
    setOpenId(line.id);
    setFocus('field');
  };

  // A problem that was clicked opens its row.
  const pointed = pointer === undefined ? undefined : /^rows\.(\d+)/.exec(fieldPath(pointer))?.[1];
  const pointedId =
    pointed === undefined
      ? undefined
      : lines.find((line) => line.kind === 'field' && line.rowIndex === Number(pointed))?.id;
  useEffect(() => {
    if (pointedId === undefined) return;
    onActive(pointedId);
    setOpenId(pointedId);
  }, [pointedId, onActive]);

  useEffect(() => {
    list.scrollToIndex(activeIndex, { align: 'auto' });
    if (focus === undefined) return undefined;
    const frame = requestAnimationFrame(() => {
      const item = box.current?.querySelector<HTMLElement>(`[data-index="${activeIndex}"]`);
      const field = item?.querySelector<HTMLElement>(SOURCE_FIELD);
      (focus === 'field' ? field : item?.querySelector<HTMLElement>('[data-line]'))?.focus();
      setFocus(undefined);
    });
    return () => cancelAnimationFrame(frame);
  }, [activeIndex, focus, list]);

  const keyDown = (event: KeyboardEvent, line: MappingLine, index: number) => {
    if (event.target !== event.currentTarget) return;
    const act = actOf(event, { line, index, count: lines.length });
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (typeof act === 'number') go(act);
    if (act === 'open' && line.kind === 'field') open(line);
    if (act === 'clear' && line.kind === 'field') {
      mapping.clear(line);
      setFocus('line');
    }
    if (act === 'search') props.onSearch?.();
    if (act === 'leave') props.onLeave?.();
  };

  const actions = {
    onFocus: useLatest((line: FieldLine) => onActive(line.id)),
    onKeyDown: useLatest(keyDown),
    onPress: useLatest((line: FieldLine) => (line.id === openId ? setOpenId(undefined) : open(line))),
    onPick: useLatest((line: FieldLine, path: string) => mapping.pick(line, path)),
    onClear: useLatest((line: FieldLine) => mapping.clear(line)),
  };

  if (lines.length === 0) return null;
  return (
    <div
      ref={box}
      className={`mapping-list ${preview ? 'has-values' : ''}`}
      data-testid={testId}
      data-field-row="rows"
    >
      <ul aria-label={t('lines')} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const isOpen = line.kind === 'field' && line.id === openId;
          const told = line.kind === 'group' ? [] : toldOf(line, problems, (each) => each.message[language]);
          const found =
            line.kind === 'group' || line.row === undefined
              ? []
              : (preview?.problems.get(line.row.id) ?? []).map(
                  ({ code, details, place }) => `${place}: ${wordMappingProblem(code, details, language)}`,
                );
          return (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              className="mapping-item"
              data-testid={`mapping-${line.target}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              {line.kind === 'group' ? (
                <MappingGroupLine
                  line={line}
                  isActive={index === activeIndex}
                  isClosed={closed.has(line.target)}
                  mapping={mapping}
                  onToggle={() => props.onToggle(line.target)}
                  onPair={(from) => props.onPair(line.target, from)}
                  onFocus={() => onActive(line.id)}
                  onKeyDown={(event) => keyDown(event, line, index)}
                />
              ) : (
                <MappingFieldLine
                  line={line}
                  index={index}
                  isActive={index === activeIndex}
                  isOpen={isOpen}
                  readOnly={readOnly}
                  value={preview && sampleValue(preview, line)}
                  told={told}
                  found={found}
                  {...actions}
                />
              )}
              {isOpen ? (
                <OpenRow
                  line={line}
                  mapping={mapping}
                  onLeave={() => {
                    setOpenId(undefined);
                    setFocus('line');
                  }}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type OpenProps = { line: FieldLine; mapping: Mapping; onLeave: () => void };

/** The row as it is, or as it would be made by the first change. */
function OpenRow({ line, mapping, onLeave }: OpenProps) {
  const { t } = useTranslation('mapping');
  const [fresh] = useState(generateId);
  const row = line.row ?? newRow(line, fresh, '');
  /** Escape leaves the open row for its line, unless something inside has a use for it. */
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.closest('.ant-select-open')) return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  return (
    <fieldset className="mapping-open" aria-label={t('rowOf', { name: line.target })} onKeyDown={keyDown}>
      <MappingRowCard
        path={`rows.${line.rowIndex ?? mapping.rows.length}`}
        row={row}
        sources={mapping.sources}
        onChange={(next) => mapping.change(line, next)}
        onRemove={() => mapping.clear(line)}
      />
    </fieldset>
  );
}

type Act = number | 'open' | 'clear' | 'search' | 'leave';
type LineAt = { line: MappingLine; index: number; count: number };

/** Enter and Space press the line, which opens it. */
function actOf(event: KeyboardEvent, { line, index, count }: LineAt): Act | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  switch (event.key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE;
    case 'PageUp':
      return index - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'F2':
      return 'open';
    case 'Delete':
    case 'Backspace':
      return line.kind === 'field' ? 'clear' : undefined;
    case '/':
      return 'search';
    case 'ArrowLeft':
      return 'leave';
    default:
      return undefined;
  }
}

/** Problems of the rows, by their place among the rows. */
export function useRowProblems(): ReadonlyMap<number, readonly Problem[]> {
  const problems = useContext(FieldProblemsContext);
  return useMemo(() => {
    const byRow = new Map<number, Problem[]>();
    for (const problem of problems) {
      const at = problem.field === undefined ? undefined : /^rows\.(\d+)/.exec(fieldPath(problem.field))?.[1];
      if (at === undefined) continue;
      const known = byRow.get(Number(at));
      if (known) known.push(problem);
      else byRow.set(Number(at), [problem]);
    }
    return byRow;
  }, [problems]);
}

/** Empty where the sample gives nothing. */
function sampleValue({ preview }: MappingPreviewState, { row, target }: FieldLine): string {
  if (row === undefined || preview === undefined || !('result' in preview)) return '';
  return mappedValue(preview.result.output, target) ?? '';
}

function toldOf(
  line: FieldLine,
  problems: ReadonlyMap<number, readonly Problem[]>,
  word: (problem: Problem) => string,
): string[] {
  return line.rowIndex === undefined ? [] : (problems.get(line.rowIndex) ?? []).map(word);
}
