import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

export type QuotaState = 'unlimited' | 'free' | 'near' | 'over';

const COLOURS = { near: 'orange', over: 'red' } as const;

/** How much of a quota is used: a bar, and the same in words. */
export function QuotaMeter({
  name,
  words,
  used,
  limit,
  state,
  testId,
}: {
  name: string;
  words: string;
  used: number;
  limit: number | null;
  state: QuotaState;
  testId: string;
}) {
  const { t } = useTranslation('quotas');
  const percent = limit === null ? 0 : Math.min(100, (used / limit) * 100);
  return (
    <div className="quota-meter" data-state={state} data-testid={testId}>
      <div className="quota-words">
        <strong>{words}</strong>
        {state === 'near' || state === 'over' ? (
          <Tag color={COLOURS[state]}>{t(`states.${state}`)}</Tag>
        ) : null}
      </div>
      {limit === null ? null : (
        <>
          <meter className="visually-hidden" aria-label={name} min={0} max={100} value={percent}>
            {words}
          </meter>
          <div className="quota-bar" aria-hidden="true">
            <span style={{ width: `${percent}%` }} />
          </div>
        </>
      )}
    </div>
  );
}
