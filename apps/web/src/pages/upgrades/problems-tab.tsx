import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import type { Problem } from '@flowbridge/flow';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useErrorText } from '../../server/error-text.ts';
import type { UpgradeCheck } from './use-check.ts';
import type { PreviewFlow } from './use-decisions.ts';

type Props = {
  check: { data: UpgradeCheck | undefined; isPending: boolean; isFetching: boolean; error: unknown };
  flows: readonly PreviewFlow[];
};

/** What would be wrong in the drafts after the upgrade, flow by flow, each with its place. */
export function ProblemsTab({ check, flows }: Props) {
  const { t } = useTranslation('upgrades');
  const errorText = useErrorText();
  const language = usePreferences((state) => state.language);
  if (check.data === undefined) {
    return check.error ? <Alert type="error" showIcon title={errorText(check.error)} /> : <Skeleton active />;
  }
  const lists = [
    ...check.data.flows.map(({ id, problems }) => ({
      id,
      name: flows.find((flow) => flow.id === id)?.name ?? id,
      problems,
    })),
    ...check.data.made.map(({ key, names, problems }) => ({ id: key, name: names[language], problems })),
  ].filter(({ problems }) => problems.length > 0);
  if (lists.length === 0) return <p data-testid="upgrade-no-problems">{t('preview.noProblems')}</p>;
  return (
    <div aria-busy={check.isFetching} data-testid="upgrade-problems">
      <p>{t('preview.problemsHint')}</p>
      {lists.map(({ id, name, problems }) => (
        <section key={id} aria-label={t('preview.problemsIn', { name })}>
          <strong>{name}</strong>
          <ul className="upgrade-problems">
            {problems.map((problem) => (
              <ProblemLine key={`${problem.code}:${problem.path}:${problem.message.en}`} problem={problem} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ProblemLine({ problem: { severity, message, path } }: { problem: Problem }) {
  const { t } = useTranslation('designer');
  const language = usePreferences((state) => state.language);
  return (
    <li>
      {severity === 'error' ? (
        <CloseCircleFilled className="badge-error" aria-label={t('problems.error')} />
      ) : (
        <WarningFilled className="badge-warn" aria-label={t('problems.warning')} />
      )}
      <span>
        {message[language]}
        <small>{path}</small>
      </span>
    </li>
  );
}
