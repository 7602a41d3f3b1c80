/** Two steps to a new step: connector, then action. One box searches both; the keys never leave it. */
import { ArrowLeftOutlined, RightOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { GroupIcon } from './group-icon.tsx';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { ItemIcon } from './palette-row.tsx';
import { type PickerRow, type PickerTab, pickerRows, pickerTabs } from './picker-rows.ts';
import { useRecentItems } from './recent-items.ts';
import { useSpell } from './use-spell.ts';
import './step-picker.css';

type Props = { groups: readonly PaletteGroup[]; onChoose: (item: PaletteItem) => void };

export function StepPicker({ groups, onChoose }: Props) {
  const { t } = useTranslation(['picker', 'designer']);
  const language = usePreferences((state) => state.language);
  const recent = useRecentItems((state) => state.ids);
  const { spell, load } = useSpell();
  const [tab, setTab] = useState<PickerTab>('all');
  const [opened, setOpened] = useState<string>();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const rows = useMemo(
    () => pickerRows({ groups, tab, opened, query, spell, recent }),
    [groups, tab, opened, query, spell, recent],
  );
  const active = rows[Math.min(at, rows.length - 1)];
  const inside = groups.find(({ id }) => id === opened);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another row becomes the active one
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active && rowId(active)]);

  const show = (next: { tab?: PickerTab; opened?: string | undefined }) => {
    if (next.tab !== undefined) setTab(next.tab);
    setOpened(next.opened);
    setQuery('');
    setAt(0);
  };
  const choose = (row: PickerRow | undefined) => {
    if (row?.kind === 'item') onChoose(row.item);
    else if (row) show({ opened: row.group.id });
  };
  const back = () => {
    const from = groups.findIndex(({ id }) => id === opened);
    show({});
    setAt(Math.max(0, from));
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = rows.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter') choose(active);
    else if (event.key === 'ArrowRight' && query === '' && active?.kind === 'group') choose(active);
    else if ((event.key === 'ArrowLeft' || event.key === 'Backspace') && query === '' && inside) back();
    else return;
    event.preventDefault();
  };

  return (
    <div className="step-picker">
      <Input
        allowClear
        autoFocus
        prefix={<SearchOutlined />}
        placeholder={t('designer:palette.search')}
        role="combobox"
        aria-label={t('designer:palette.search')}
        aria-expanded
        aria-controls={listId}
        {...(active ? { 'aria-activedescendant': `${listId}-${rowId(active)}` } : {})}
        data-testid="picker-search"
        value={query}
        onFocus={load}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={keyDown}
      />
      <Segmented
        block
        size="small"
        aria-label={t('picker:tabs.label')}
        value={tab}
        options={pickerTabs.map((value) => ({
          value,
          label: <span data-testid={`picker-tab-${value}`}>{t(`picker:tabs.${value}`)}</span>,
        }))}
        onChange={(next) => show({ tab: next })}
      />
      {inside ? (
        <div className="step-picker-head">
          <Button
            type="text"
            size="small"
            icon={<ArrowLeftOutlined />}
            aria-label={t('picker:back')}
            data-testid="picker-back"
            onClick={back}
          />
          <strong>{inside.names[language]}</strong>
        </div>
      ) : null}
      <div ref={list} id={listId} role="listbox" aria-label={t('picker:list')} className="step-picker-list">
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the box, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={rowId(row)}
            id={`${listId}-${rowId(row)}`}
            role="option"
            aria-selected={row === active}
            className="step-picker-row"
            title={row.kind === 'item' ? row.item.about[language] : undefined}
            data-testid={`picker-${rowId(row)}`}
            onMouseMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(row)}
          >
            {row.kind === 'item' ? <ItemIcon item={row.item} /> : <GroupIcon group={row.group} />}
            <span className="step-picker-name">
              {(row.kind === 'item' ? row.item : row.group).names[language]}
            </span>
            {row.kind === 'group' ? (
              <small>
                {row.group.items.length} <RightOutlined />
              </small>
            ) : inside ? null : (
              <small>{row.group.names[language]}</small>
            )}
          </div>
        ))}
      </div>
      {rows.length === 0 ? (
        <p className="step-picker-empty" role="status" data-testid="picker-empty">
          {query !== '' || tab === 'all' || tab === 'builtIn'
            ? t('designer:palette.nothing')
            : t(`picker:empty.${tab}`)}
        </p>
      ) : null}
    </div>
  );
}

const rowId = (row: PickerRow): string => (row.kind === 'item' ? row.item.id : `group-${row.group.id}`);
