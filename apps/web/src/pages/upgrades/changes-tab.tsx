import type { FlowDocument } from '@flowbridge/flow';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentComparison } from '../../designer/versions/document-comparison.tsx';
import type { MergedFlow } from './use-decisions.ts';

const MODES = ['result', 'theirs', 'mine'] as const;
type Mode = (typeof MODES)[number];
type Props = {
  flow: MergedFlow;
  to: number;
  /** Undefined while what was chosen does not fit together: then what counts without a choice is not shown either. */
  merged: FlowDocument | undefined;
  /** Differs whenever something else was decided. */
  decided: string;
};

/** Two of the documents on one canvas, with the fields of each change. */
export function ChangesTab({ flow, to, merged, decided }: Props) {
  const { t } = useTranslation('upgrades');
  const [mode, setMode] = useState<Mode>('result');
  const sides: Record<Mode, [FlowDocument, FlowDocument]> = {
    result: [flow.mine, merged ?? flow.mine],
    theirs: [flow.base, flow.theirs],
    mine: [flow.base, flow.mine],
  };
  const [before, after] = sides[mode];
  return (
    <div className="upgrade-changes" data-testid="upgrade-changes">
      <div>
        <Segmented
          aria-label={t('preview.tabs.changes')}
          value={mode}
          onChange={setMode}
          options={MODES.map((value) => ({ value, label: t(`preview.modes.${value}`, { to }) }))}
        />
      </div>
      <div className="versions-view">
        <DocumentComparison key={`${mode} ${decided}`} before={before} after={after} head={null} />
      </div>
    </div>
  );
}
