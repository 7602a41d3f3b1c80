import { useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { ProblemList } from '../problems/problem-list.tsx';
import { useProblems } from '../problems/problems-context.ts';
import { useDesigner } from '../store/designer-context.ts';
import { settleDraft } from '../store/save-draft.ts';
import { PublishChanges } from '../versions/publish-changes.tsx';
import { useVersionAddress } from '../versions/version-address.ts';

/** Makes the draft an immutable version; possible once no error is left. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('designer');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { store } = useDesigner();
  const problems = useProblems();
  const { close: leaveVersions } = useVersionAddress();
  const [changelog, setChangelog] = useState('');
  const [busy, setBusy] = useState(false);
  const errors = problems.filter((problem) => problem.severity === 'error').length;

  const publish = async () => {
    setBusy(true);
    try {
      if (!(await settleDraft(store, client))) {
        message.error(t('save.failed'));
        return;
      }
      const { flowId, revision } = store.getState();
      const text = changelog.trim();
      const { version } = await client.flows.publish.mutate({
        id: flowId,
        revision,
        ...(text === '' ? {} : { changelog: text }),
      });
      await queries.invalidateQueries(trpc.flows.pathFilter());
      message.success(t('publish.done', { version }));
      onClose();
    } catch (error) {
      message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={600}
      title={t('publish.title')}
      onCancel={onClose}
      okText={t('publish.confirm')}
      okButtonProps={{ disabled: errors > 0, loading: busy, ...testId('publish-confirm') }}
      onOk={() => void publish()}
    >
      <PublishChanges onLeave={onClose} />
      {errors > 0 ? <Alert type="error" showIcon title={t('publish.blocked', { count: errors })} /> : null}
      {problems.length > 0 ? (
        <div className="publish-problems">
          <ProblemList
            problems={problems}
            onJump={() => {
              leaveVersions();
              onClose();
            }}
          />
        </div>
      ) : null}
      <label className="publish-label" htmlFor="publish-changelog">
        {t('publish.changelog')}
      </label>
      <Input.TextArea
        id="publish-changelog"
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={5000}
        value={changelog}
        placeholder={t('publish.changelogHelp')}
        data-testid="publish-changelog"
        onChange={(event) => setChangelog(event.target.value)}
      />
    </Modal>
  );
}
