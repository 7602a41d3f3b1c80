/** One filter of a list: a button that says what is chosen, and a menu to choose from. Choosing again takes it back. */
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './filter-menu.css';

type Option<Value extends string> = { value: Value; label: string; title?: string };

type Props<Value extends string> = {
  /** What is filtered by. */
  label: string;
  options: readonly Option<Value>[];
  chosen: readonly Value[];
  /** Several values may be chosen; the menu stays open then. */
  several?: boolean;
  change(chosen: Value[]): void;
  'data-testid': string;
};

/** From so many options on they can be searched. */
const SEARCHED = 9;

export function FilterMenu<Value extends string>(props: Props<Value>) {
  const { label, options, chosen, several = false, change } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const found = options.filter((each) => each.label.toLowerCase().includes(search.trim().toLowerCase()));
  const names = chosen.map((value) => options.find((each) => each.value === value)?.label ?? value);
  const toggle = (value: Value) => {
    const others = several ? chosen.filter((each) => each !== value) : [];
    change(chosen.includes(value) ? others : [...others, value]);
  };
  const show = (shown: boolean) => {
    setOpen(shown);
    if (!shown) setSearch('');
  };
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={(shown, { source }) => {
        if (!(several && source === 'menu')) show(shown);
      }}
      menu={{
        selectable: true,
        multiple: several,
        selectedKeys: [...chosen],
        items:
          found.length > 0
            ? found.map(({ value, label: name, title }) => ({ key: value, label: name, title: title ?? '' }))
            : [{ key: '', label: t('filter.nothing'), disabled: true }],
        onClick: ({ key }) => {
          const option = options.find((each) => each.value === key);
          if (option) toggle(option.value);
        },
      }}
      popupRender={(menu) => (
        <div className="filter-popup">
          {options.length < SEARCHED ? null : (
            <input
              type="search"
              aria-label={t('filter.search', { label })}
              placeholder={t('filter.search', { label })}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          )}
          {menu}
        </div>
      )}
    >
      <Button className="filter-button" data-chosen={chosen.length > 0} data-testid={props['data-testid']}>
        <span>{names.length === 0 ? label : t('filter.chosen', { label, value: names.join(', ') })}</span>
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}
