import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../app/session.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { ListPanel } from '../../listing/list-panel.tsx';
import { singlePage } from '../../listing/single-page.ts';
import { CreateKey } from './create-key.tsx';
import { KeyTable } from './key-table.tsx';
import './keys.css';

type Whose = 'mine' | 'all';

/** By what one's own programs call REST; administrators see those of all members. */
export function KeysTab() {
  const { t } = useTranslation('apiKeys');
  const trpc = useTRPC();
  const mayManage = useCan('admin');
  const [whose, setWhose] = useState<Whose>('mine');
  const [creating, setCreating] = useState(false);
  const showsAll = mayManage && whose === 'all';
  const mine = useQuery(trpc.apiKeys.mine.queryOptions(undefined, { enabled: !showsAll }));
  const all = useQuery(trpc.apiKeys.all.queryOptions(undefined, { enabled: showsAll }));
  const shown = showsAll ? all : mine;
  const rows = shown.data ?? [];
  return (
    <>
      <div className="settings-bar">
        <p className="settings-about">{t('about')}</p>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          data-testid="new-key"
          onClick={() => setCreating(true)}
        >
          {t('create')}
        </Button>
      </div>
      {mayManage ? (
        <Segmented<Whose>
          className="keys-whose"
          aria-label={t('whose')}
          value={whose}
          onChange={setWhose}
          options={(['mine', 'all'] as const).map((value) => ({
            value,
            label: <span data-testid={`keys-${value}`}>{t(value)}</span>,
          }))}
        />
      ) : null}
      <ListPanel
        query={singlePage(shown)}
        count={rows.length}
        empty={
          showsAll
            ? { title: t('emptyAllTitle'), hint: t('emptyAllHint') }
            : { title: t('emptyTitle'), hint: t('emptyHint') }
        }
      >
        <KeyTable rows={rows} withPerson={showsAll} />
      </ListPanel>
      {creating ? <CreateKey onClose={() => setCreating(false)} /> : null}
    </>
  );
}
