import type { ValueSchema } from '@flowbridge/flow';

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
  return (
    <span className={`type-mark type-${type}`} title={type} role="img" aria-label={type}>
      {MARKS[type]}
    </span>
  );
}
