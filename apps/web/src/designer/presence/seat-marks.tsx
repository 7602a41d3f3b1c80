import { useTranslation } from 'react-i18next';
import { initials, seatColour } from './seat-colour.ts';
import { NO_SEATS, type Seat, useSeats } from './seats-context.ts';
import './presence.css';

/** On a card: who else has it selected. The toolbar says the same in words. */
export function SeatMarks({ partId }: { partId: string }) {
  const { t } = useTranslation('together');
  const seats = useSeats();
  const here = seats.length === 0 ? NO_SEATS : seats.filter(({ stepId }) => stepId === partId);
  if (here.length === 0) return null;
  const names = here.map(({ user }) => user.name).join(', ');
  return (
    <span className="seat-marks" title={t('presence.at', { names })} data-testid="seat-mark">
      {here.map((seat: Seat) => (
        <span key={`${seat.user.id} ${seat.seat}`} style={{ background: seatColour(seat.user.id) }}>
          {initials(seat.user.name)}
        </span>
      ))}
    </span>
  );
}
