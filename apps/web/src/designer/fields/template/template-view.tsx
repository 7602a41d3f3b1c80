import type { ReactNode } from 'react';
import { ReferenceChip } from './reference-chip.tsx';
import type { DescribeExpression } from './template-dom.ts';
import { templateParts } from './template-text.ts';
import './template.css';

/** A template to read: its texts, and its references as chips. */
export function TemplateView({ text, describe }: { text: string; describe: DescribeExpression }): ReactNode {
  return templateParts(text).map((part, index) =>
    part.kind === 'text' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
      <span key={index}>{part.raw}</span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <ReferenceChip key={index} label={describe(part.source)} source={part.source} />
    ),
  );
}
