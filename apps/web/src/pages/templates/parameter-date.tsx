/** A day or a moment, chosen from a calendar: kept as `2026-01-31`, or as the moment in UTC. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';

type Props = {
  /** From the form around it. */
  id?: string;
  value?: unknown;
  onChange?: (value: string | undefined) => void;
  disabled?: boolean;
  withTime: boolean;
  testId: string;
};

export function ParameterDate({ id, value, onChange, disabled, withTime, testId }: Props) {
  const at = typeof value === 'string' && value !== '' ? dayjs(value) : undefined;
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(disabled === undefined ? {} : { disabled })}
      showTime={withTime ? { format: 'HH:mm' } : false}
      format={withTime ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
      style={{ width: '100%' }}
      data-testid={testId}
      value={at?.isValid() === true ? at : null}
      onChange={(next) =>
        onChange?.(next ? (withTime ? next.toISOString() : next.format('YYYY-MM-DD')) : undefined)
      }
    />
  );
}
