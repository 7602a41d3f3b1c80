import { ArrowLeftOutlined, EditOutlined, LinkOutlined, RedoOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { message } from '../../app/feedback/message.ts';
import { useCan } from '../../app/session.ts';
import { TestTags } from '../../designer/test-run/test-tags.tsx';
import { lastStepKey } from '../../failure/last-step-key.ts';
import { copyText } from '../json/copy-text.ts';
import { formatDuration, formatMoment } from '../listing/format-moment.ts';
import { isEnded, RunStateTag } from '../listing/run-state-tag.tsx';
import { RetryDialog } from '../runs/retry-dialog.tsx';
import { useCancelRun } from '../runs/use-cancel-run.ts';
import { AttemptOrigin } from './attempt-origin.tsx';
import { AttemptTabs } from './attempt-tabs.tsx';
import { RunKeys } from './run-keys.tsx';
import { useRunView } from './run-view.ts';

export function RunHeader() {
  const { t } = useTranslation(['run', 'runs']);
  const { run, attempt, span, document, words, path } = useRunView();
  const stepKey = lastStepKey(path);
  const step = Object.values(document.steps).find(({ key }) => key === stepKey)?.id;
  const navigate = useNavigate();
  const mayOperate = useCan('operator');
  const cancel = useCancelRun();
  const [retrying, setRetrying] = useState(false);
  const ended = isEnded(run.state);
  const shown = run.attempts.find((each) => each.number === attempt);
  const state = shown?.state ?? run.state;
  const version = shown === undefined ? run.version : shown.version;
  const stopping = !ended && run.cancelRequested;
  return (
    <header className="run-head">
      <Link to="/runs" className="run-back" aria-label={t('run:back')}>
        <ArrowLeftOutlined />
      </Link>
      <div className="run-title">
        <h1 title={run.flowName}>{run.flowName}</h1>
        <span className="run-facts">
          <span data-testid="run-state" data-state={state}>
            <RunStateTag state={state} />
          </span>
          {run.isTest ? <Tag>{t('runs:test')}</Tag> : null}
          {run.test ? <TestTags test={run.test} document={document} words={words} /> : null}
          <span>{version === null ? t('runs:draft') : t('runs:version', { number: version })}</span>
          <span>{t('run:startedBy', { trigger: t(`runs:triggers.${run.triggerKind}`) })}</span>
          <span>{t('run:accepted', { moment: formatMoment(run.acceptedAt) })}</span>
          <AttemptOrigin />
          <span data-testid="run-duration">
            {run.startedAt === null ? null : formatDuration(span.endMs - span.startMs)}
          </span>
        </span>
        <RunKeys keys={run.keys} />
      </div>
      <AttemptTabs />
      <div className="run-actions">
        <Button
          icon={<LinkOutlined />}
          data-testid="copy-link"
          onClick={() => void copyText(window.location.href).then(() => message.success(t('run:linkCopied')))}
        >
          {t('run:copyLink')}
        </Button>
        <Button
          icon={<EditOutlined />}
          data-testid="open-designer"
          onClick={() =>
            void navigate(`/flows/${run.flowId}?run=${run.id}${step === undefined ? '' : `&step=${step}`}`)
          }
        >
          {t('run:openDesigner')}
        </Button>
        {ended ? (
          <Button
            type="primary"
            icon={<RedoOutlined />}
            disabled={!mayOperate}
            data-testid="retry-run"
            onClick={() => setRetrying(true)}
          >
            {t('run:retry')}
          </Button>
        ) : (
          <Button
            danger
            icon={<StopOutlined />}
            disabled={!mayOperate || stopping}
            loading={cancel.isPending}
            data-testid="cancel-run"
            onClick={() => cancel.mutate(run)}
          >
            {stopping ? t('run:cancelling') : t('run:cancel')}
          </Button>
        )}
      </div>
      <RetryDialog run={run} open={retrying} onClose={() => setRetrying(false)} />
    </header>
  );
}
