/** Narrows a list to one flow, found by its name among all of the tenant. Looks and works like the other filters (`FilterMenu`). */
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';
import { useSearchText } from '../listing/use-search-text.ts';
import { isNearEnd } from './near-end.ts';
import { useFlowChoice } from './use-flow-choice.ts';
import '../listing/filter-menu.css';

type Props = { label: string; flow: string | undefined; onChange(flow: string | undefined): void };

export function FlowFilter({ label, flow, onChange }: Props) {
  const { t } = useTranslation(['shell', 'runs']);
  const errorText = useErrorText();
  const [open, setOpen] = useState(false);
  const search = useSearchText();
  const chosen = flow === undefined ? [] : [flow];
  const choice = useFlowChoice({ chosen, search: search.settled, open });
  const show = (shown: boolean) => {
    setOpen(shown);
    if (!shown) search.setText('');
  };
  const note = choice.error
    ? errorText(choice.error)
    : t(choice.pending ? 'runs:filters.reading' : 'shell:filter.nothing');
  const searchLabel = t('shell:filter.search', { label });
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={show}
      menu={{
        selectable: true,
        selectedKeys: chosen,
        items:
          choice.flows.length > 0
            ? choice.flows.map(({ id, name }) => ({ key: id, label: name, title: '' }))
            : [{ key: '', label: note, disabled: true }],
        onClick: ({ key }) => {
          onChange(key === flow ? undefined : key);
          show(false);
        },
      }}
      popupRender={(menu) => (
        <div className="filter-popup" onScrollCapture={(event) => isNearEnd(event) && choice.readOn()}>
          <input
            type="search"
            aria-label={searchLabel}
            placeholder={searchLabel}
            value={search.text}
            onChange={(event) => search.setText(event.target.value)}
          />
          {menu}
        </div>
      )}
    >
      <Button className="filter-button" data-chosen={flow !== undefined} data-testid="filter-flow">
        <span>
          {flow === undefined
            ? label
            : t('shell:filter.chosen', { label, value: choice.nameOf(flow) ?? flow })}
        </span>
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}
