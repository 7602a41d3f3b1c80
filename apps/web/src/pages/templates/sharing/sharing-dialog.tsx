/** With whom a template is shared, by tenant code or with all, and who copied it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Skeleton, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { useCan } from '../../../app/session.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import type { TemplateItem } from '../templates-page.tsx';
import { CopyList } from './copy-list.tsx';
import { ShareForm } from './share-form.tsx';
import { ShareList } from './share-list.tsx';
import './sharing.css';

const ALL = '*';

type Props = { template: TemplateItem; open: boolean; onClose: () => void };

export function SharingDialog({ template, open, onClose }: Props) {
  const { t } = useTranslation(['packages', 'shell']);
  const language = usePreferences((state) => state.language);
  const mayShare = useCan('admin');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sharing = useQuery(trpc.templates.sharing.queryOptions({ id: template.id }, { enabled: open }));
  const settled = {
    onSuccess: () => queries.invalidateQueries({ queryKey: trpc.templates.pathKey() }),
    onError: (error: unknown) => message.error(errorText(error)),
  };
  const share = useMutation(trpc.templates.share.mutationOptions(settled));
  const revoke = useMutation(trpc.templates.revoke.mutationOptions(settled));
  const change = (audience: string, shared: boolean) =>
    (shared ? share : revoke).mutateAsync({ id: template.id, audience });
  const shares = sharing.data?.shares ?? [];
  const busy = share.isPending || revoke.isPending;
  return (
    <Modal
      open={open}
      width={560}
      title={t('packages:sharing.title', { name: template.names[language] })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="sharing" data-testid="sharing-dialog">
        <p className="sharing-hint">
          {t(mayShare ? 'packages:sharing.hint' : 'packages:sharing.needsAdmin')}
        </p>
        {mayShare ? <ShareForm busy={busy} onShare={(code) => change(code, true)} /> : null}
        {sharing.isPending ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
        {sharing.isError ? <Alert type="error" showIcon title={errorText(sharing.error)} /> : null}
        {sharing.data ? (
          <>
            <div className="sharing-all">
              <Switch
                id="share-all"
                checked={shares.some((each) => each.audience === ALL)}
                disabled={!mayShare || busy}
                data-testid="share-all"
                onChange={(all) => void change(ALL, all).catch(() => undefined)}
              />
              <label htmlFor="share-all">{t('packages:sharing.all')}</label>
            </div>
            <ShareList
              shares={shares.filter((each) => each.audience !== ALL)}
              disabled={!mayShare || busy}
              onRevoke={(code) => void change(code, false).catch(() => undefined)}
            />
            <CopyList copies={sharing.data.copies} />
          </>
        ) : null}
      </div>
    </Modal>
  );
}
