import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { BrokenFlows, errorsIn } from './broken-flows.tsx';
import type { Draft, Part, PartDraft } from './use-part-draft.ts';

type Props = { open: boolean; part: Part; work: PartDraft; onClose: () => void };

/** Makes what stands on the screen the next version; it is saved first. */
export function PublishPartDialog({ open, part, work, onClose }: Props) {
  const { t } = useTranslation(['parts', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [changelog, setChangelog] = useState('');
  const publish = useMutation({
    ...trpc.customParts.publish.mutationOptions(),
    async onSuccess({ version }) {
      message.success(t('publish.done', { number: version }));
      setChangelog('');
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: trpc.customParts.pathKey() }),
        queries.invalidateQueries({ queryKey: trpc.connectors.pathKey() }),
      ]);
    },
  });
  const breaks = useBreaks(part.id, work.draft, open);
  const submit = async () => {
    const revision = await work.save();
    if (revision === undefined) onClose();
    else publish.mutate({ id: part.id, revision, changelog });
  };
  return (
    <Modal
      open={open}
      title={t('publish.title', { number: (part.version ?? 0) + 1 })}
      okText={t(errorsIn(breaks.data) > 0 ? 'publish.anyway' : 'publish.submit')}
      // What would break is read before it is decided; when that cannot be told, it does not keep from publishing.
      okButtonProps={{ disabled: breaks.isPending, ...testId('part-publish-confirm') }}
      cancelText={t('shell:cancel')}
      confirmLoading={work.isSaving || publish.isPending}
      onCancel={onClose}
      onOk={() => void submit()}
    >
      <div className="part-publish">
        {publish.isError ? <Alert type="error" showIcon title={errorText(publish.error)} /> : null}
        {part.version !== null && !work.changed ? (
          <Alert type="warning" showIcon title={t('publish.unchanged', { number: part.version })} />
        ) : null}
        <p>{t('publish.hint')}</p>
        <BrokenFlows breaks={breaks} />
        <label htmlFor="part-changelog">{t('publish.changelog')}</label>
        <Input.TextArea
          id="part-changelog"
          autoFocus
          rows={3}
          maxLength={2_000}
          value={changelog}
          data-testid="part-changelog"
          onChange={(event) => setChangelog(event.target.value)}
        />
        <small className="quiet">{t('publish.changelogHint')}</small>
      </div>
    </Modal>
  );
}

/** Which flows the draft on the screen would break; asked anew each time the dialog opens. */
function useBreaks(id: string, draft: Draft, enabled: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: [trpc.customParts.breaks.mutationKey(), id, draft],
    queryFn: () => client.customParts.breaks.mutate({ id, draft }),
    enabled,
    staleTime: 0,
    gcTime: 0,
  });
}
