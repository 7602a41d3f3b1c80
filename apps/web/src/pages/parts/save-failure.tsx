import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';
import type { PartDraft } from './use-part-draft.ts';

export function SaveFailure({ work }: { work: PartDraft }) {
  const { t } = useTranslation(['parts', 'shell']);
  const errorText = useErrorText();
  const { failure } = work;
  if (failure === undefined) return null;
  return failure.kind === 'conflict' ? (
    <Alert
      type="warning"
      showIcon
      className="part-failure"
      title={t('editor.conflict')}
      action={
        <Button data-testid="part-take-theirs" onClick={() => void work.takeTheirs()}>
          {t('editor.takeTheirs')}
        </Button>
      }
    />
  ) : (
    <Alert
      type="error"
      showIcon
      className="part-failure"
      title={t('editor.failed')}
      description={errorText(failure.error)}
      action={<Button onClick={() => void work.save()}>{t('shell:retry')}</Button>}
    />
  );
}
