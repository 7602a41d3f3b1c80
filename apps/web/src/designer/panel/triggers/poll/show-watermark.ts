import { formatMoment } from '../../../../pages/listing/format-moment.ts';

/** A watermark as people read it: a time in this browser's zone, a number or a text as it is. */
export function showWatermark(value: string | number | null, kind: 'time' | 'number' | 'text'): string {
  if (value === null) return '–';
  return kind === 'time' && typeof value === 'string' ? formatMoment(value) : String(value);
}
