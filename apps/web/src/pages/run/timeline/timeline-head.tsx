import { DownOutlined, FlagOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../listing/format-moment.ts';
import { QuestionWalk } from '../questions/question-walk.tsx';
import { useRunView } from '../run-view.ts';
import { useFailedWalk } from './use-failed-walk.ts';
import { RUN_ROW } from './walk-keys.ts';

/** Above the step runs: the run itself, and from failure to failure. */
export function TimelineHead({ reachable }: { reachable: boolean }) {
  const { t } = useTranslation('run');
  const { run, attempt, path, show, span } = useRunView();
  const walk = useFailedWalk();
  const shown = run.attempts.find((each) => each.number === attempt);
  const failed = attempt === run.attempt ? run.counts.failed : (shown?.counts.failed ?? 0);
  return (
    <div className="timeline-head">
      <button
        type="button"
        className={`timeline-run ${path === undefined ? 'is-shown' : ''}`}
        aria-current={path === undefined}
        onClick={() => show(undefined)}
        tabIndex={reachable ? 0 : -1}
        data-row={RUN_ROW}
        data-testid="timeline-run"
      >
        <FlagOutlined />
        <span>{t('timeline.run')}</span>
        <span className="timeline-time">{formatDuration(span.endMs - span.startMs)}</span>
      </button>
      <QuestionWalk />
      {failed === 0 ? null : (
        <div className="timeline-failures" data-testid="failed-walk">
          <span className="state-dot is-failed" />
          <span className="timeline-title">{t('timeline.failures', { count: failed })}</span>
          <Button
            size="small"
            type="text"
            icon={<UpOutlined />}
            aria-label={t('timeline.previousFailed')}
            title={`${t('timeline.previousFailed')} (P)`}
            data-testid="previous-failure"
            onClick={() => walk(-1)}
          />
          <Button
            size="small"
            type="text"
            icon={<DownOutlined />}
            aria-label={t('timeline.nextFailed')}
            title={`${t('timeline.nextFailed')} (N)`}
            data-testid="next-failure"
            onClick={() => walk(1)}
          />
        </div>
      )}
    </div>
  );
}
