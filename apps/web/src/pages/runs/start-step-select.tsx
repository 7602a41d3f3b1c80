import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../../designer/catalog/step-words.ts';
import { useFailureWords } from '../../failure/use-failure-words.ts';
import { useTRPC } from '../../server/trpc.ts';
import { useTopSteps } from './use-top-steps.ts';

type Props = { runId: string; value: string | undefined; onChange(path: string): void };

/** A step run of the last attempt to begin at. Those inside loops are chosen on the run's page, where their items are. */
export function StartStepSelect({ runId, value, onChange }: Props) {
  const { t } = useTranslation('runs');
  const trpc = useTRPC();
  const words = useFailureWords();
  const run = useQuery(trpc.runs.get.queryOptions({ id: runId }));
  const steps = useTopSteps(runId);
  const drawn = Object.values(run.data?.document.steps ?? {});
  const options = (steps.data ?? []).map(({ path }) => {
    const step = drawn.find((each) => each.key === path);
    return { value: path, label: step === undefined ? path : stepTitle(step, words) };
  });
  return (
    <Select
      className="retry-start-step"
      showSearch={{ optionFilterProp: 'label' }}
      loading={steps.isPending}
      aria-label={t('retryDialog.chooseStep')}
      placeholder={t('retryDialog.chooseStep')}
      notFoundContent={steps.isPending ? undefined : t('retryDialog.noSteps')}
      value={value ?? null}
      options={options}
      onChange={(path) => path !== null && onChange(path)}
      data-testid="retry-start-step"
    />
  );
}
