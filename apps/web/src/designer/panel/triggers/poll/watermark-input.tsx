import { DatePicker, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import type { PollState } from './use-poll.ts';

type Value = string | number | undefined;
type Props = {
  kind: PollState['kind'];
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  testId: string;
};

/** One place of a watermark, in the input that fits its kind. Times are chosen in this browser's zone. */
export function WatermarkInput({ kind, label, value, onChange, testId }: Props) {
  switch (kind) {
    case 'time':
      return (
        <DatePicker
          showTime
          style={{ width: '100%' }}
          aria-label={label}
          data-testid={testId}
          value={value === undefined ? null : dayjs(value)}
          onChange={(at) => onChange(at ? at.toISOString() : undefined)}
        />
      );
    case 'number':
      return (
        <InputNumber
          style={{ width: '100%' }}
          aria-label={label}
          data-testid={testId}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'text':
      return (
        <Input
          aria-label={label}
          data-testid={testId}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      );
  }
}
