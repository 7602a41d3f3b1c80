import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TextBlock, type TextLine, textBlocks } from './text-lines.ts';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

/** A long text before and after as one: lines that went, lines that came, and some around them. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const blocks = useMemo(() => textBlocks(before, after), [before, after]);
  return (
    <div className="text-diff" data-testid="text-diff">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never change places
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: TextBlock }) {
  const { t } = useTranslation('versions');
  const [open, setOpen] = useState(block.kind === 'lines');
  if (open) return <Lines lines={block.lines} />;
  return (
    <button type="button" className="text-fold" onClick={() => setOpen(true)}>
      ⋯ {t('unchanged', { count: block.lines.length })}
    </button>
  );
}

function Lines({ lines }: { lines: readonly TextLine[] }) {
  const { t } = useTranslation('versions');
  return lines.map(({ kind, text }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
    <div key={index} className={`text-line is-${kind}`}>
      <span className="text-sign" role="img" aria-label={kind === 'same' ? '' : t(`changes.${kind}`)}>
        {SIGNS[kind]}
      </span>
      <code>{text === '' ? ' ' : text}</code>
    </div>
  ));
}
