/** In the toolbar: who else has this flow open. A click goes to the step they are at. */
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { stepTitle, triggerTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { goToStep } from '../edits/walk-selection.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { selectTrigger } from '../store/selection.ts';
import { initials, seatColour } from './seat-colour.ts';
import { type Seat, useSeats } from './seats-context.ts';
import './presence.css';

const MOST = 4;

export function SeatAvatars() {
  const { t } = useTranslation('together');
  const seats = useSeats();
  if (seats.length === 0) return null;
  const hidden = seats.slice(MOST);
  return (
    <ul className="seat-avatars" aria-label={t('presence.label')} data-testid="seats">
      {seats.slice(0, MOST).map((seat) => (
        <li key={`${seat.user.id} ${seat.seat}`}>
          <Avatar seat={seat} />
        </li>
      ))}
      {hidden.length > 0 ? (
        <li>
          <Tooltip title={hidden.map(({ user }) => user.name).join(', ')}>
            <span
              className="seat-avatar is-more"
              role="img"
              aria-label={t('presence.more', { count: hidden.length })}
            >
              +{hidden.length}
            </span>
          </Tooltip>
        </li>
      ) : null}
    </ul>
  );
}

function Avatar({ seat }: { seat: Seat }) {
  const { t } = useTranslation('together');
  const designer = useDesigner();
  const words = useWords(designer.connectors);
  const isSelf = useSession().user.id === seat.user.id;
  const step = useDesignerState((state) =>
    Object.values(state.document.steps).find(({ id }) => id === seat.stepId),
  );
  const trigger = useDesignerState((state) => state.document.triggers.find(({ id }) => id === seat.stepId));
  const place = step ? stepTitle(step, words) : trigger ? triggerTitle(trigger, words) : undefined;
  const label =
    place === undefined
      ? t(isSelf ? 'presence.self' : 'presence.personSomewhere', { name: seat.user.name })
      : t(isSelf ? 'presence.selfAt' : 'presence.person', { name: seat.user.name, step: place });
  return (
    <Tooltip title={label}>
      <button
        type="button"
        className="seat-avatar"
        style={{ background: seatColour(seat.user.id) }}
        aria-label={label}
        data-testid="seat"
        onClick={() => {
          if (step) goToStep(designer, step.id);
          else if (trigger) selectTrigger(designer.store, trigger.id);
        }}
      >
        {initials(seat.user.name)}
      </button>
    </Tooltip>
  );
}
