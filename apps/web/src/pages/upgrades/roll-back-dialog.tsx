/** Before an upgrade is rolled back: what becomes of each flow, and which later edits would be lost. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { SideChanges } from '../../designer/together/side-changes.tsx';
import { ReaderWordsOf } from '../../designer/versions/reader-words.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { InTenant } from '../../server/in-tenant.tsx';
import { type ServerOutputs, useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { BoundBack, type GiveBack } from './bound-back.tsx';
import { forgetUpgrades } from './forget-upgrades.ts';
import { InWhichTenant } from './in-which-tenant.tsx';
import { WithDesignerWords } from './with-designer-words.tsx';
import '../../designer/panel.css';
import '../../designer/versions/versions.css';
import '../../designer/together/together.css';
import './upgrades.css';

type Flow = ServerOutputs['upgrades']['previewRollBack']['flows'][number];
type Props = { groupId: string; tenantId: string; onClose: () => void; onDone?: () => void };

export function RollBackDialog({ tenantId, ...dialog }: Props) {
  return (
    <InTenant tenantId={tenantId}>
      <Dialog {...dialog} />
    </InTenant>
  );
}

function Dialog({ groupId, onClose, onDone }: Omit<Props, 'tenantId'>) {
  const { t } = useTranslation(['upgrades', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [giveBack, setGiveBack] = useState<GiveBack>({});
  const preview = useQuery(
    // Edits made since are what the dialog is about.
    trpc.upgrades.previewRollBack.queryOptions({ groupId }, { staleTime: 0, gcTime: 0 }),
  );
  const flows = preview.data?.flows ?? [];
  const rollBack = async () => {
    setBusy(true);
    try {
      const { toPublish } = await client.upgrades.rollBack.mutate({
        groupId,
        revisions: Object.fromEntries(flows.map(({ id, revision }) => [id, revision])),
        boundAs: Object.fromEntries(flows.map(({ id, boundAs }) => [id, boundAs])),
        giveBack,
      });
      await forgetUpgrades(queries);
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
      <p>
        <InWhichTenant /> {t('rollBack.text')}
      </p>
      {preview.isPending ? <Skeleton active /> : null}
      {preview.isError ? <Alert type="error" showIcon title={errorText(preview.error)} /> : null}
      <div className="roll-back-flows" data-testid="roll-back-flows">
        {flows.map((flow) => (
          <FlowLines
            key={flow.id}
            flow={flow}
            giveBack={giveBack[flow.id] ?? {}}
            onGiveBack={(own) => setGiveBack((before) => ({ ...before, [flow.id]: own }))}
          />
        ))}
      </div>
    </Modal>
  );
}

type LinesProps = {
  flow: Flow;
  giveBack: GiveBack[string];
  onGiveBack: (own: GiveBack[string]) => void;
};

function FlowLines({ flow, giveBack, onGiveBack }: LinesProps) {
  const { id, name, becomes, lost, publishedSince } = flow;
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
            <ReaderWordsOf flowId={id}>
              <SideChanges title="" testId={`roll-back-lost-${id}`} before={lost.after} after={lost.now} />
            </ReaderWordsOf>
          </WithDesignerWords>
        </>
      )}
      <BoundBack flow={flow} giveBack={giveBack} onChange={onGiveBack} />
    </section>
  );
}
