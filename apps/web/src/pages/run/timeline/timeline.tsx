import { FlagOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../listing/format-moment.ts';
import { useRunView } from '../run-view.ts';
import { TimelineLane } from './timeline-lane.tsx';
import { TimelineNode } from './timeline-node.tsx';
import './timeline.css';

/** What ran, in order, as a tree with durations; the insides of a loop are those of the chosen item. */
export function Timeline() {
  const { t } = useTranslation('run');
  const { path, show, span } = useRunView();
  return (
    <nav className="run-timeline" aria-label={t('timeline.label')} data-testid="timeline">
      <button
        type="button"
        className={`timeline-run ${path === undefined ? 'is-shown' : ''}`}
        aria-current={path === undefined}
        onClick={() => show(undefined)}
        data-testid="timeline-run"
      >
        <FlagOutlined />
        <span>{t('timeline.run')}</span>
        <span className="timeline-time">{formatDuration(span.endMs - span.startMs)}</span>
      </button>
      <TimelineLane parentPath="" renderItem={(item) => <TimelineNode item={item} indent={0} />} />
    </nav>
  );
}
