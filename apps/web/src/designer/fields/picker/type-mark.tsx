import type { ValueSchema } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';

const MARKS: Record<ValueSchema['type'], string> = {
  text: 'T',
  integer: '12',
  number: '1.2',
  boolean: '✓✗',
  object: '{ }',
  array: '[ ]',
  any: '·',
};

/** A sign for a type, with its name for screen readers. */
export function TypeMark({ type }: { type: ValueSchema['type'] }) {
  const { t } = useTranslation('panel');
  const name = t(`types.${type}`);
  return (
    <span className={`type-mark type-${type}`} title={name} role="img" aria-label={name}>
      {MARKS[type]}
    </span>
  );
}
