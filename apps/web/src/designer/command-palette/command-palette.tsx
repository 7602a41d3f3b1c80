/** Ctrl+K: one box for everything — steps to add, commands, steps to go to. The keys never leave the box. */
import { SearchOutlined } from '@ant-design/icons';
import { Empty, Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StepIcon } from '../catalog/step-icon.tsx';
import { connectorOf } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { type CommandTarget, designerCommands } from '../edits/designer-commands.ts';
import { focusedLane } from '../edits/walk-lanes.ts';
import { goToStep } from '../edits/walk-selection.ts';
import { insertItem } from '../palette/insert-item.ts';
import { ItemIcon } from '../palette/palette-row.tsx';
import { usePaletteGroups } from '../palette/use-palette-groups.ts';
import { useSpell } from '../palette/use-spell.ts';
import { type PaletteEntry, paletteEntries, searchEntries } from './palette-entries.ts';
import './command-palette.css';

type Props = { target: CommandTarget; onClose: () => void };

export function CommandPalette({ target: opened, onClose }: Props) {
  const { t } = useTranslation('editing');
  // What was chosen when it was opened; the page behind it may render meanwhile.
  const [target] = useState(opened);
  const { designer, report } = target;
  // An empty lane that had the focus is where a new step goes.
  const [slot] = useState(() => {
    const lane = focusedLane(designer);
    return lane && { lane, index: 0 };
  });
  const words = useWords(designer.connectors);
  const palette = usePaletteGroups();
  const { spell, load } = useSpell();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const entries = useMemo(
    () => paletteEntries(target, { words, names: (id) => t(`commands.${id}`), groups: palette }),
    [target, words, palette, t],
  );
  const groups = useMemo(() => searchEntries(entries, query, spell), [entries, query, spell]);
  const shown = groups.flatMap((group) => group.entries);
  const active = shown[Math.min(at, shown.length - 1)];

  useEffect(load, [load]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another entry becomes the active one
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);

  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    switch (entry.does) {
      case 'add':
        report(insertItem(designer.store, entry.item, slot));
        return;
      case 'command':
        designerCommands[entry.command].run(target);
        return;
      case 'go':
        goToStep(designer, entry.stepId);
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = shown.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  };
  const optionId = (entry: PaletteEntry) => `${listId}-${entry.id}`;

  return (
    <Modal
      open
      footer={null}
      closable={false}
      width={600}
      title={<span className="visually-hidden">{t('palette.title')}</span>}
      className="command-palette"
      style={{ top: 84 }}
      focusable={{ focusTriggerAfterClose: false }}
      onCancel={onClose}
      afterOpenChange={(open) => {
        if (open) box.current?.focus();
      }}
    >
      <Input
        ref={box}
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined />}
        placeholder={t('palette.placeholder')}
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded
        aria-controls={listId}
        {...(active ? { 'aria-activedescendant': optionId(active) } : {})}
        data-testid="command-box"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={keyDown}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('palette.title')}
        className="command-list"
        data-testid="command-list"
      >
        {groups.map(({ does, entries: ofGroup }) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role, no element does it
          <div key={does} role="group" aria-label={t(`palette.groups.${does}`)}>
            <div className="command-group" aria-hidden="true">
              {t(`palette.groups.${does}`)}
            </div>
            {ofGroup.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the box, which keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              <div
                key={entry.id}
                id={optionId(entry)}
                role="option"
                aria-selected={entry === active}
                className="command-row"
                data-testid={entry.id}
                onMouseMove={() => setAt(shown.indexOf(entry))}
                onClick={() => choose(entry)}
              >
                <EntryIcon entry={entry} target={target} />
                <span className="command-name">{entry.label}</span>
                <small>{entry.detail}</small>
                {entry.does === 'command' && entry.keys ? <kbd>{entry.keys}</kbd> : null}
              </div>
            ))}
          </div>
        ))}
        {shown.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('palette.nothing')} />
        ) : null}
      </div>
    </Modal>
  );
}

function EntryIcon({ entry, target }: { entry: PaletteEntry; target: CommandTarget }) {
  const { store, connectors } = target.designer;
  switch (entry.does) {
    case 'add':
      return <ItemIcon item={entry.item} />;
    case 'go': {
      const step = store.getState().document.steps[entry.stepId];
      if (step === undefined) return null;
      const connector = step.kind === 'action' ? connectorOf(connectors, step.config.connector) : undefined;
      return <StepIcon kind={step.kind} connector={connector} />;
    }
    case 'command':
      return <span className="command-mark" aria-hidden="true" />;
  }
}
