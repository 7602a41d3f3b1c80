import { SearchOutlined } from '@ant-design/icons';
import { Empty, Input } from 'antd';
import { type PointerEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { PaletteRow } from './palette-row.tsx';
import { searchPalette } from './search-palette.ts';
import { useSpell } from './use-spell.ts';

type Props = {
  groups: PaletteGroup[];
  onChoose: (item: PaletteItem) => void;
  onPress: (event: PointerEvent, item: PaletteItem) => void;
};

/** Search box over the groups of things that can be added. Enter takes the first match. */
export function PaletteList({ groups, onChoose, onPress }: Props) {
  const { t } = useTranslation('designer');
  const language = usePreferences((state) => state.language);
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { spell, load } = useSpell();
  const shown = useMemo(() => searchPalette(groups, query, spell), [groups, query, spell]);
  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <div className="palette-list">
      <div className="palette-search">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          placeholder={t('palette.search')}
          aria-label={t('palette.search')}
          data-testid="palette-search"
          value={query}
          onFocus={load}
          onChange={(event) => setQuery(event.target.value)}
          onPressEnter={() => {
            const first = shown[0]?.items[0];
            if (query !== '' && first) onChoose(first);
          }}
        />
      </div>
      <div className="palette-groups">
        {shown.map((group) => {
          const open = query !== '' || !closed.has(group.id);
          return (
            <section key={group.id} className="palette-group">
              <button
                type="button"
                className="palette-group-head"
                aria-expanded={open}
                data-testid={`palette-group-${group.id}`}
                onClick={() => toggle(group.id)}
              >
                {group.names[language]}
                <span>{group.items.length}</span>
              </button>
              {open
                ? group.items.map((item) => (
                    <PaletteRow key={item.id} item={item} onChoose={onChoose} onPress={onPress} />
                  ))
                : null}
            </section>
          );
        })}
        {shown.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('palette.nothing')} />
        ) : null}
      </div>
    </div>
  );
}
