import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRunView } from '../run-view.ts';

/** Above the timeline: how many questions are open, and from one to the next. */
export function QuestionWalk() {
  const { t } = useTranslation('questions');
  const { asked } = useRunView();
  if (asked.open === 0) return null;
  const step = (direction: -1 | 1) => {
    const label = t(direction === 1 ? 'next' : 'previous');
    return (
      <Button
        size="small"
        type="text"
        icon={direction === 1 ? <DownOutlined /> : <UpOutlined />}
        aria-label={label}
        title={`${label} (${direction === 1 ? 'Q' : '⇧Q'})`}
        data-testid={direction === 1 ? 'walk-next-question' : 'walk-previous-question'}
        onClick={() => asked.walk(direction)}
      />
    );
  };
  return (
    <div className="timeline-failures" data-testid="question-walk">
      <span className="state-dot is-unknown" />
      <span className="timeline-title">{t('open', { count: asked.open })}</span>
      {step(-1)}
      {step(1)}
    </div>
  );
}
