/** Before an upgrade is rolled back: what becomes of each flow, and which later edits would be lost. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { SideChanges } from '../../designer/together/side-changes.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { inTenant, type ServerOutputs, useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { WithDesignerWords } from './with-designer-words.tsx';
import '../../designer/panel.css';
import '../../designer/versions/versions.css';
import '../../designer/together/together.css';
import './upgrades.css';

type Flow = ServerOutputs['upgrades']['previewRollBack']['flows'][number];
type Props = { groupId: string; tenantId: string; onClose: () => void; onDone?: () => void };

export function RollBackDialog({ groupId, tenantId, onClose, onDone }: Props) {
  const { t } = useTranslation(['upgrades', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const preview = useQuery({
    queryKey: [...trpc.upgrades.previewRollBack.queryKey({ groupId }), tenantId],
    queryFn: () => client.upgrades.previewRollBack.query({ groupId }, inTenant(tenantId)),
    // Edits made since are what the dialog is about.
    staleTime: 0,
    gcTime: 0,
  });
  const flows = preview.data?.flows ?? [];
  const rollBack = async () => {
    setBusy(true);
    try {
      const revisions = Object.fromEntries(flows.map(({ id, revision }) => [id, revision]));
      const { toPublish } = await client.upgrades.rollBack.mutate({ groupId, revisions }, inTenant(tenantId));
      await Promise.all(
        [trpc.upgrades.pathKey(), trpc.flows.pathKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
      const more = toPublish.length > 0 ? t('rollBack.toPublish', { count: toPublish.length }) : '';
      message.success(`${t('rollBack.done')} ${more}`.trim());
      onDone?.();
      onClose();
    } catch (error) {
      message.error(errorText(error));
      void preview.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={640}
      title={t('rollBack.title')}
      okText={t('rollBack.confirm')}
      okButtonProps={{ danger: true, disabled: !preview.data, ...testId('roll-back-confirm') }}
      cancelText={t('shell:cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => void rollBack()}
    >
      <p>{t('rollBack.text')}</p>
      {preview.isPending ? <Skeleton active /> : null}
      {preview.isError ? <Alert type="error" showIcon title={errorText(preview.error)} /> : null}
      <div className="roll-back-flows" data-testid="roll-back-flows">
        {flows.map((flow) => (
          <FlowLines key={flow.id} flow={flow} />
        ))}
      </div>
    </Modal>
  );
}

function FlowLines({ flow: { id, name, becomes, lost, publishedSince } }: { flow: Flow }) {
  const { t } = useTranslation('upgrades');
  const trpc = useTRPC();
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <section aria-label={name}>
      <strong>{name}</strong>
      <p>{t(`rollBack.becomes.${becomes}`)}</p>
      {publishedSince !== null && becomes === 'restored' ? (
        <Alert type="info" showIcon title={t('rollBack.published', { version: publishedSince })} />
      ) : null}
      {lost === null ? null : (
        <>
          <Alert type="warning" showIcon title={t('rollBack.lost', { count: lost.changes })} />
          <WithDesignerWords flowId={id} document={lost.now} connectors={connectors.data ?? []}>
            <SideChanges title="" testId={`roll-back-lost-${id}`} before={lost.after} after={lost.now} />
          </WithDesignerWords>
        </>
      )}
    </section>
  );
}
