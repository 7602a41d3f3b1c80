/** The bar that searches the flow: every find in a list, Enter and Shift+Enter go round over them. */
import { CloseOutlined, DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle, triggerTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import type { NamedConnection } from '../edits/clipboard.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { goToField } from '../store/selection.ts';
import { findInFlow, type Match, type Names } from './find-in-flow.ts';
import './find.css';

type Props = { connections: readonly NamedConnection[]; onClose: () => void };

export function FindBar({ connections, onClose }: Props) {
  const { t } = useTranslation('editing');
  const { store, connectors, canvas } = useDesigner();
  const words = useWords(connectors);
  const document = useDesignerState((state) => state.document);
  const bound = useDesignerState((state) => state.bindings.connections);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const box = useRef<InputRef>(null);
  const list = useRef<HTMLOListElement>(null);
  const names: Names = useMemo(
    () => ({
      stepTitle: (id) => nameOr(document.steps[id], (step) => stepTitle(step, words)),
      triggerTitle: (id) =>
        nameOr(
          document.triggers.find((each) => each.id === id),
          (trigger) => triggerTitle(trigger, words),
        ),
      connectionName(id) {
        const step = document.steps[id];
        if (step?.kind !== 'action') return undefined;
        const connectionId = bound[id] ?? bound[step.config.connector];
        return connections.find((each) => each.id === connectionId)?.name;
      },
    }),
    [document, words, bound, connections],
  );
  const matches = useMemo(() => findInFlow(document, query, names), [document, query, names]);
  const current = matches[at];

  useEffect(() => box.current?.focus({ cursor: 'all' }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another find becomes the current one
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const show = (match: Match, focusField: boolean) => {
    if (match.noteId !== undefined) {
      window.document.querySelector<HTMLElement>(`[data-note-id="${CSS.escape(match.noteId)}"]`)?.focus();
      if (!focusField) box.current?.focus();
      return;
    }
    goToField(store, match);
    // While one goes from find to find, the keys stay here.
    if (!focusField) store.setState({ focusField: undefined });
    const node = match.stepId ?? (match.triggerId && `trigger:${match.triggerId}`);
    // In the middle it is not under the list.
    if (node !== undefined) canvas.current?.reveal(node, true);
  };
  const step = (by: 1 | -1) => {
    if (matches.length === 0) return;
    const next = at < 0 && by === -1 ? matches.length - 1 : (at + by + matches.length) % matches.length;
    setAt(next);
    const match = matches[next];
    if (match) show(match, false);
  };
  const close = () => {
    onClose();
    if (current?.stepId !== undefined) canvas.current?.focus(current.stepId);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return;
    if (event.key === 'Enter' || event.key === 'F3') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="find-bar" aria-label={t('find.label')} data-testid="find-bar">
      <div className="find-line">
        <Input
          ref={box}
          variant="borderless"
          prefix={<SearchOutlined />}
          placeholder={t('find.placeholder')}
          aria-label={t('find.label')}
          data-testid="find-box"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(-1);
          }}
          onKeyDown={keyDown}
        />
        <output className="find-count" data-testid="find-count">
          {query.trim() === '' ? '' : t('find.count', { at: at + 1, count: matches.length })}
        </output>
        <Button
          type="text"
          size="small"
          icon={<UpOutlined />}
          disabled={matches.length === 0}
          aria-label={t('find.previous')}
          data-testid="find-previous"
          onClick={() => step(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<DownOutlined />}
          disabled={matches.length === 0}
          aria-label={t('find.next')}
          data-testid="find-next"
          onClick={() => step(1)}
        />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('find.close')}
          data-testid="find-close"
          onClick={close}
        />
      </div>
      {query.trim() === '' ? null : matches.length === 0 ? (
        <p className="find-nothing">{t('find.nothing')}</p>
      ) : (
        <ol ref={list} className="find-list" data-testid="find-list">
          {matches.map((match, index) => (
            <li
              key={`${match.stepId ?? match.triggerId ?? match.noteId}:${match.place}:${match.field ?? ''}`}
            >
              <button
                type="button"
                aria-current={index === at}
                onClick={() => {
                  setAt(index);
                  show(match, true);
                }}
              >
                <span className="find-owner">
                  {match.stepId !== undefined ? names.stepTitle(match.stepId) : null}
                  {match.triggerId !== undefined ? names.triggerTitle(match.triggerId) : null}
                  {match.noteId !== undefined ? t('find.note') : null}
                  <small>
                    {match.place === 'field' ? fieldName(match.field) : t(`find.places.${match.place}`)}
                  </small>
                </span>
                <span className="find-text">
                  {match.text.slice(0, match.start)}
                  <mark>{match.text.slice(match.start, match.end)}</mark>
                  {match.text.slice(match.end)}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </search>
  );
}

function nameOr<T>(owner: T | undefined, name: (owner: T) => string): string {
  return owner === undefined ? '' : name(owner);
}

/** `/config/input/filter` → `input › filter`. */
const fieldName = (field = '') => field.split('/').slice(2).join(' › ');
