import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { modal } from '../../app/feedback/modal.ts';
import { onDemand } from '../../app/on-demand.tsx';
import { useCan } from '../../app/session.ts';
import { PublishTemplateDialog } from '../templates/publish/publish-template.tsx';
import type { FlowRow } from './flow-table.tsx';
import { MoveDialog, TagDialog } from './many/dialogs.ts';
import { useManyFlows } from './many/use-many-flows.tsx';
import type { FlowActions } from './use-flow-actions.ts';

const RenameDialog = onDemand(
  () => import('./rename-dialog.tsx').then((module) => module.RenameDialog),
  ({ open }) => open,
);

export function FlowMenu({ flow, actions }: { flow: FlowRow; actions: FlowActions }) {
  const { t } = useTranslation(['flows', 'flowList', 'shell']);
  const navigate = useNavigate();
  const many = useManyFlows();
  const mayBuild = useCan('builder');
  const mayRun = useCan('operator');
  const [dialog, setDialog] = useState<'rename' | 'move' | 'tag' | 'template'>();

  const remove = () =>
    modal.confirm({
      title: t('flows:removeTitle', { name: flow.name }),
      content: t('flows:removeHint'),
      okText: t('shell:remove'),
      okButtonProps: { danger: true },
      cancelText: t('shell:cancel'),
      onOk: () => actions.remove(flow.id),
    });

  const runnable = flow.publishedVersion !== null && flow.triggerKinds.includes('manual');
  const building = { disabled: !mayBuild };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'open', label: t('flows:open'), onClick: () => void navigate(`/flows/${flow.id}`) },
            {
              key: 'configure',
              label: t('flows:configure'),
              onClick: () => void navigate(`/flows/${flow.id}/configure`),
            },
            {
              key: 'runs',
              label: t('flows:showRuns'),
              onClick: () => void navigate(`/runs?flow=${flow.id}`),
            },
            {
              key: 'run',
              label: t('flows:runNow'),
              disabled: !mayRun || !runnable,
              onClick: () => actions.run(flow.id),
            },
            { type: 'divider' },
            { key: 'rename', label: t('flows:rename'), ...building, onClick: () => setDialog('rename') },
            {
              key: 'duplicate',
              label: t('flows:duplicate'),
              ...building,
              onClick: () => actions.duplicate(flow.id, flow.name),
            },
            {
              key: 'clone',
              label: t('flows:clone'),
              ...building,
              onClick: () => void navigate(`/flows/${flow.id}/clone`),
            },
            { key: 'move', label: t('flowList:many.moveTo'), ...building, onClick: () => setDialog('move') },
            { key: 'tag', label: t('flowList:many.tagsOf'), ...building, onClick: () => setDialog('tag') },
            { key: 'export', label: t('flows:export'), onClick: () => void many.exportFile([flow]) },
            {
              key: 'template',
              label: t('flowList:publishAsTemplate'),
              ...building,
              onClick: () => setDialog('template'),
            },
            { type: 'divider' },
            { key: 'remove', label: t('shell:remove'), danger: true, ...building, onClick: remove },
          ],
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t('flows:actionsOf', { name: flow.name })} />
      </Dropdown>
      <RenameDialog {...{ flow, actions }} open={dialog === 'rename'} onClose={() => setDialog(undefined)} />
      <MoveDialog flows={[flow]} open={dialog === 'move'} many={many} onClose={() => setDialog(undefined)} />
      <PublishTemplateDialog flow={flow} open={dialog === 'template'} onClose={() => setDialog(undefined)} />
      <TagDialog flows={[flow]} open={dialog === 'tag'} many={many} onClose={() => setDialog(undefined)} />
    </>
  );
}
