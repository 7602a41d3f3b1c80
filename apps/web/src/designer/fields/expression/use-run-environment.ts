import type { EvaluationEnvironment } from '@flowbridge/expression';
import { useMemo } from 'react';
import { useSession } from '../../../app/session.ts';
import { useDesignerState } from '../../store/designer-context.ts';

/** The clock and zone a run would have here: the zone of the poll whose fields are open, if it has one, else the tenant's. */
export function useRunEnvironment(): EvaluationEnvironment {
  const { timeZone } = useSession().tenant;
  const own = useDesignerState(({ document, selectedTrigger }) => {
    const trigger = document.triggers.find((each) => each.id === selectedTrigger);
    return trigger?.kind === 'poll' ? trigger.config.schedule.timeZone : undefined;
  });
  const zone = own ?? timeZone;
  return useMemo(() => ({ now: Date.now, timeZone: zone }), [zone]);
}
