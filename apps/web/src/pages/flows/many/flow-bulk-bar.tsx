import {
  CheckCircleOutlined,
  DeleteOutlined,
  ExportOutlined,
  FolderOutlined,
  StopOutlined,
  TagOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { modal } from '../../../app/feedback/modal.ts';
import { useCan } from '../../../app/session.ts';
import type { FlowRow } from '../flow-table.tsx';
import { MoveDialog, TagDialog } from './dialogs.ts';
import { useManyFlows } from './use-many-flows.tsx';
import './many.css';

/** Flows one order may name; the server refuses more. */
const MOST = 500;

type Props = { flows: readonly FlowRow[]; clear(): void };

/** What can be done with the selected flows; nothing while none is selected. */
export function FlowBulkBar({ flows, clear }: Props) {
  const { t } = useTranslation(['flowList', 'flows', 'shell']);
  const many = useManyFlows();
  const mayBuild = useCan('builder');
  const mayOperate = useCan('operator');
  const [dialog, setDialog] = useState<'move' | 'tag'>();
  if (flows.length === 0) return null;
  const tooMany = flows.length > MOST;
  const close = (done: boolean) => {
    setDialog(undefined);
    if (done) clear();
  };
  const remove = () =>
    modal.confirm({
      title: t('many.removeTitle', { count: flows.length }),
      content: t('flows:removeHint'),
      okText: t('many.remove'),
      okButtonProps: { danger: true },
      cancelText: t('shell:cancel'),
      onOk: () => many.remove(flows).then((done) => (done ? clear() : undefined)),
    });
  const button = { disabled: tooMany || many.working || !mayBuild };
  const operate = { disabled: tooMany || many.working || !mayOperate };
  return (
    <section className="selection-bar" aria-label={t('many.label')} data-testid="flow-bulk">
      <strong aria-live="polite">{t('many.selected', { count: flows.length })}</strong>
      {tooMany ? <span className="selection-bar-warning">{t('many.tooMany', { count: MOST })}</span> : null}
      <span className="selection-bar-actions">
        <Button
          {...operate}
          icon={<CheckCircleOutlined />}
          onClick={() => void many.switchTo(flows, true)}
          data-testid="many-enable"
        >
          {t('many.enable')}
        </Button>
        <Button
          {...operate}
          icon={<StopOutlined />}
          onClick={() => void many.switchTo(flows, false)}
          data-testid="many-disable"
        >
          {t('many.disable')}
        </Button>
        <Button
          {...button}
          icon={<FolderOutlined />}
          onClick={() => setDialog('move')}
          data-testid="many-move"
        >
          {t('many.move')}
        </Button>
        <Button {...button} icon={<TagOutlined />} onClick={() => setDialog('tag')} data-testid="many-tag">
          {t('many.tag')}
        </Button>
        <Button
          disabled={tooMany}
          icon={<ExportOutlined />}
          onClick={() => void many.exportFile(flows)}
          data-testid="many-export"
        >
          {t('many.export')}
        </Button>
        <Button {...button} danger icon={<DeleteOutlined />} onClick={remove} data-testid="many-remove">
          {t('many.remove')}
        </Button>
        <Button type="text" onClick={clear} data-testid="many-clear">
          {t('many.clear')}
        </Button>
      </span>
      <MoveDialog flows={flows} open={dialog === 'move'} many={many} onClose={close} />
      <TagDialog flows={flows} open={dialog === 'tag'} many={many} onClose={close} />
    </section>
  );
}
