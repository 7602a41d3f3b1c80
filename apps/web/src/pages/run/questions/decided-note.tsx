import { UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useRunView } from '../run-view.ts';
import { useQuestionWords } from './use-question-words.ts';

/** Of a step run a person has said what became of: who, what and when. */
export function DecidedNote({ path }: { path: string }) {
  const { t } = useTranslation('questions');
  const { asked } = useRunView();
  const { said } = useQuestionWords();
  const decision = asked.decided.get(path);
  if (decision === undefined) return null;
  return (
    <p className="decided-note" data-testid="decided-note">
      <UserOutlined /> {t('said', said(decision))}
    </p>
  );
}
