import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FailureText } from '../../../failure/failure-text.tsx';
import { formatDuration, formatMoment } from '../../listing/format-moment.ts';
import { type StepRunDetail, useRunView } from '../run-view.ts';

/** Why a step failed; when it was tried several times, each try's failure. */
export function StepRunError({ detail }: { detail: StepRunDetail }) {
  const { t } = useTranslation('run');
  const navigate = useNavigate();
  const { document, run } = useRunView();
  const text = (failure: StepRunDetail['error']) =>
    failure === null ? null : (
      <FailureText
        failure={{ ...failure, stepId: failure.stepId ?? detail.stepId, path: failure.path ?? detail.path }}
        document={document}
        onShowStep={(step) => void navigate(`/flows/${run.flowId}?step=${step.id}`)}
        showStepText={t('detail.editStep')}
      />
    );
  const tries = detail.tries.filter((each) => each.error !== null);
  if (tries.length < 2) return text(detail.error);
  return (
    <Tabs
      size="small"
      aria-label={t('detail.tries')}
      defaultActiveKey={String(tries.length - 1)}
      items={tries.map((each, index) => ({
        key: String(index),
        label: t('detail.try', { number: each.tryNumber }),
        children: (
          <>
            {text(each.error)}
            <p className="detail-when">
              {formatMoment(each.startedAtMs)} · {formatDuration(each.durationMs)}
            </p>
          </>
        ),
      }))}
    />
  );
}
