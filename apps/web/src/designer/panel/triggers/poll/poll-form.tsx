import type { TriggerOf } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { useChangeTrigger } from '../../use-change.ts';
import { ScheduleFields } from '../schedule-fields.tsx';
import { CursorCard } from './cursor-card.tsx';
import { PollQuery } from './poll-query.tsx';
import { PollRecords } from './poll-records.tsx';
import './poll.css';

/** A poll: how far it is, what it asks, what it makes of the answer, when it asks. */
export function PollForm({ trigger }: { trigger: TriggerOf<'poll'> }) {
  const { t } = useTranslation('polls');
  const change = useChangeTrigger(trigger);
  return (
    <>
      <p className="panel-about">{t('help')}</p>
      <CursorCard triggerId={trigger.id} />
      <div className="panel-section">{t('query')}</div>
      <PollQuery trigger={trigger} />
      <div className="panel-section">{t('records')}</div>
      <PollRecords trigger={trigger} />
      <div className="panel-section">{t('schedule')}</div>
      <ScheduleFields
        prefix="schedule."
        config={trigger.config.schedule}
        onChange={(schedule) => change({ schedule })}
      />
    </>
  );
}
