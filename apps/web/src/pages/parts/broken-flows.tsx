/** Flows that the version about to be published would break, with the step and the reason; each leads to its step. */
import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useErrorText } from '../../server/error-text.ts';
import type { ServerOutputs } from '../../server/trpc.ts';

type Breaks = ServerOutputs['customParts']['breaks'];
export type BreaksQuery = { data: Breaks | undefined; isPending: boolean; error: unknown };

export const errorsIn = (breaks: Breaks | undefined): number =>
  (breaks?.flows ?? []).flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error')
    .length;

export function BrokenFlows({ breaks: { data, error } }: { breaks: BreaksQuery }) {
  const { t } = useTranslation('parts');
  const errorText = useErrorText();
  if (error)
    return <Alert type="warning" showIcon title={t('breaks.failed')} description={errorText(error)} />;
  if (data === undefined) {
    return (
      <div role="status" aria-label={t('breaks.checking')}>
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      </div>
    );
  }
  const { flows } = data;
  if (flows.length === 0) return <p data-testid="part-breaks-none">{t('breaks.none')}</p>;
  return (
    <section
      className="part-breaks"
      aria-label={t('breaks.title', { count: flows.length })}
      data-testid="part-breaks"
    >
      <Alert
        type="warning"
        showIcon
        title={t('breaks.title', { count: flows.length })}
        description={t('breaks.hint')}
      />
      <ul>
        {flows.map((flow) => (
          <li key={flow.id}>
            <strong>{flow.name}</strong>{' '}
            {flow.published ? <small className="quiet">{t('breaks.published')}</small> : null}
            <ul>
              {flow.problems.map((problem) => (
                <ProblemLine
                  key={`${problem.code} ${problem.path} ${problem.message.en}`}
                  flowId={flow.id}
                  problem={problem}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

type LineProps = { flowId: string; problem: Breaks['flows'][number]['problems'][number] };

function ProblemLine({ flowId, problem: { severity, step, stepId, path, message } }: LineProps) {
  const { t } = useTranslation(['parts', 'designer']);
  const language = usePreferences((state) => state.language);
  const address =
    stepId === undefined ? `/flows/${flowId}` : `/flows/${flowId}?step=${encodeURIComponent(stepId)}`;
  return (
    <li className="part-break">
      {severity === 'error' ? (
        <CloseCircleFilled className="part-wrong" aria-label={t('designer:problems.error')} />
      ) : (
        <WarningFilled className="part-warned" aria-label={t('designer:problems.warning')} />
      )}
      <span>
        <a href={address} target="_blank" rel="noreferrer">
          {step ?? path}
        </a>{' '}
        {message[language]}
      </span>
    </li>
  );
}
