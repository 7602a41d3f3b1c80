import { PauseOutlined } from '@ant-design/icons';
import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import './live.css';

type Props = {
  on: boolean;
  /** On, and resting while runs are selected: a row must not move away from under the hand. */
  resting: boolean;
  change(on: boolean): void;
};

/** Whether new runs come into the list by themselves. */
export function LiveSwitch({ on, resting, change }: Props) {
  const { t } = useTranslation('runs');
  return (
    <span className="live-switch" data-state={resting ? 'resting' : on ? 'on' : 'off'} data-testid="live">
      {resting ? <PauseOutlined /> : <span className="live-dot" />}
      <span>{t(resting ? 'live.resting' : 'live.label')}</span>
      <Switch
        size="small"
        checked={on}
        onChange={change}
        aria-label={t('live.switch')}
        data-testid="live-switch"
      />
    </span>
  );
}
