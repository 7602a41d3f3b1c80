/** What somebody who may not change flows may do in the wizard, and whose part the rest is: said once, at every step. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';

/** `made`: the flows are there, so that they can be tried. Nothing for those who may do everything. */
export function WizardRights({ made }: { made: boolean }) {
  const { t } = useTranslation('wizard');
  const mayBuild = useCan('builder');
  const mayRun = useCan('operator');
  if (mayBuild) return null;
  const [may, mayNot] = made
    ? mayRun
      ? ([t('rights.operatorMay'), t('rights.operatorMayNot')] as const)
      : ([t('rights.viewerMay'), t('rights.viewerMayNot')] as const)
    : ([t('rights.lookAtQuestions'), t('rights.createNeedsBuilder')] as const);
  return (
    <Alert
      type="info"
      showIcon
      className="wizard-rights"
      data-testid="wizard-rights"
      title={t(mayRun ? 'rights.asOperator' : 'rights.asViewer')}
      description={
        <ul>
          <li>{may}</li>
          <li>{mayNot}</li>
        </ul>
      }
    />
  );
}
