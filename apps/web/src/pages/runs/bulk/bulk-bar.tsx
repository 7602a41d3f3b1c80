import { RedoOutlined, StopOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ServerInputs, useTRPC } from '../../../server/trpc.ts';
import { BulkDialog, type BulkKind } from './bulk-dialog.tsx';
import type { RunSelection } from './use-run-selection.ts';
import './bulk.css';

type Props = {
  selection: RunSelection;
  filter: ServerInputs['runs']['count'];
  selectAll(): void;
  clear(): void;
  onStarted(): void;
};

/** Runs one order may name by id; the server refuses more. */
const MOST_IDS = 1_000;

/** What can be done with the selected runs; nothing while none is selected. */
export function BulkBar({ selection, filter, selectAll, clear, onStarted }: Props) {
  const { t } = useTranslation('bulk');
  const trpc = useTRPC();
  const [kind, setKind] = useState<BulkKind>();
  const all = selection.kind === 'all';
  const ticked = all ? 0 : selection.ids.length;
  const shown = all || ticked > 0;
  const matching = useQuery(trpc.runs.count.queryOptions(filter, { enabled: shown }));
  if (!shown) return null;
  const count = all ? (matching.data?.count ?? 0) : ticked;
  const tooMany = ticked > MOST_IDS;
  const blocked = tooMany || count === 0;
  return (
    <section className="selection-bar" aria-label={t('bar.label')} data-testid="bulk-bar">
      <strong aria-live="polite">
        {all && matching.isPending
          ? t('bar.counting')
          : t(all ? 'bar.allSelected' : 'bar.selected', { count })}
      </strong>
      {!all && matching.data !== undefined && matching.data.count > ticked ? (
        <Button type="link" size="small" data-testid="bulk-select-all" onClick={selectAll}>
          {t('bar.selectAll', { count: matching.data.count })}
        </Button>
      ) : null}
      {tooMany ? (
        <span className="selection-bar-warning">{t('bar.tooMany', { count: MOST_IDS })}</span>
      ) : null}
      <span className="selection-bar-actions">
        <Button
          icon={<RedoOutlined />}
          disabled={blocked}
          data-testid="bulk-retry"
          onClick={() => setKind('retry')}
        >
          {t('bar.retry')}
        </Button>
        <Button
          icon={<StopOutlined />}
          disabled={blocked}
          data-testid="bulk-cancel"
          onClick={() => setKind('cancel')}
        >
          {t('bar.cancel')}
        </Button>
        <Button type="text" data-testid="bulk-clear" onClick={clear}>
          {t('bar.clear')}
        </Button>
      </span>
      <BulkDialog
        kind={kind}
        count={count}
        selection={all ? { filter } : { ids: [...selection.ids] }}
        onClose={() => setKind(undefined)}
        onStarted={() => {
          setKind(undefined);
          clear();
          onStarted();
        }}
      />
    </section>
  );
}
