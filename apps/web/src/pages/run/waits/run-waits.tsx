import { CopyOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCopy } from '../../json/use-copy.ts';
import { formatMoment } from '../../listing/format-moment.ts';
import { type RunDetail, useRunView } from '../run-view.ts';
import { useStepAt } from '../use-step-at.ts';
import './waits.css';

type Wait = RunDetail['waitsFor'][number];

/** What a run that is not over waits for. What it asks people stands apart (`questions`). */
export function RunWaits() {
  const { run } = useRunView();
  const waits = run.waitsFor.filter(({ kind }) => kind !== 'decision');
  if (waits.length === 0) return null;
  return (
    <div className="run-waits">
      {waits.map((wait) => (
        <Waiting key={wait.path} wait={wait} />
      ))}
    </div>
  );
}

function Waiting({ wait }: { wait: Wait }) {
  const { t } = useTranslation('run');
  const { title } = useStepAt(wait.path);
  const until = wait.until === undefined ? undefined : formatMoment(wait.until);
  return (
    <Alert
      type="info"
      banner
      showIcon
      title={
        until === undefined
          ? t(`waits.${wait.kind === 'flow' ? 'flow' : 'callback'}`, { title })
          : t(wait.kind === 'callback' ? 'waits.callbackUntil' : 'waits.timer', { title, until })
      }
      action={<WaitAction wait={wait} />}
    />
  );
}

function WaitAction({ wait: { runId, address } }: { wait: Wait }) {
  const { t } = useTranslation('run');
  const copy = useCopy();
  if (runId !== undefined) return <Link to={`/runs/${runId}`}>{t('waits.openCalled')}</Link>;
  if (address === undefined) return null;
  return (
    <Button
      size="small"
      icon={<CopyOutlined />}
      title={address}
      data-testid="copy-wait-address"
      onClick={() => copy(address, t('waits.addressCopied'))}
    >
      {t('waits.copyAddress')}
    </Button>
  );
}
