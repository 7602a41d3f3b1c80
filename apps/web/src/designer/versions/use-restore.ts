import { countChanges, diffDocuments } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import { useFlow } from '../flow-context.ts';
import { useEditReport } from '../panel/use-change.ts';
import { useDesigner } from '../store/designer-context.ts';
import { edit } from '../store/edit.ts';
import type { VersionNavigation } from './version-address.ts';

/**
 * Puts a version in place of the draft: one command, so that it is saved like any edit and Undo brings the former draft back.
 * Asks first when that draft holds anything that was never published.
 */
export function useRestore(navigation: VersionNavigation): (number: number) => Promise<void> {
  const { t } = useTranslation(['versions', 'shell']);
  const errorText = useErrorText();
  const client = useTRPCClient();
  const report = useEditReport();
  const { store } = useDesigner();
  const { publishedVersion } = useFlow();

  return async (number) => {
    try {
      const id = store.getState().flowId;
      const [chosen, live] = await Promise.all(
        [number, publishedVersion ?? number].map((each) => client.flows.version.query({ id, number: each })),
      );
      if (chosen === undefined || live === undefined) return;
      const draft = store.getState().document;
      if (countChanges(diffDocuments(chosen.document, draft)) === 0) {
        message.info(t('restore.already'));
        return;
      }
      const put = () => {
        if (!report(edit(store, { type: 'replaceDocument', document: chosen.document }))) return;
        message.success(t('restore.done', { version: number }));
        navigation.close();
      };
      const count = countChanges(diffDocuments(live.document, draft));
      if (count === 0) put();
      else {
        modal.confirm({
          title: t('restore.title', { version: number }),
          content: t('restore.text', { count }),
          okText: t('restore.action'),
          okButtonProps: { ...testId('restore-confirm') },
          cancelText: t('shell:cancel'),
          onOk: put,
        });
      }
    } catch (error) {
      message.error(errorText(error));
    }
  };
}
