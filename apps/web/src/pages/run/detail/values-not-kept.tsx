import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRunView } from '../run-view.ts';

/** Whether the attempt looked at keeps no values of its steps: the tenant's quota of stored logs was used up when it succeeded. */
export function useValuesKept(): boolean {
  const { run, attempt } = useRunView();
  return run.attempts.find(({ number }) => number === attempt)?.valuesKept ?? run.valuesKept;
}

/** Says so, above what there is. */
export function ValuesNotKept() {
  const { t } = useTranslation('run');
  if (useValuesKept()) return null;
  return <Alert type="info" showIcon title={t('detail.valuesNotKept')} data-testid="values-not-kept" />;
}
