/** What a step may be replaced by: the palette's list, in a dialog of its own. */
import type { StepId } from '@flowbridge/flow';
import { Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { addsStep, makeStep } from '../palette/make-item.ts';
import { StepPicker } from '../palette/step-picker.tsx';
import { usePaletteGroups } from '../palette/use-palette-groups.ts';
import { useEditReport } from '../panel/use-change.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { replaceStep } from './step-edits.ts';

export function ReplacePicker({ stepId, onClose }: { stepId: StepId; onClose: () => void }) {
  const { t } = useTranslation('editing');
  const { store, connectors } = useDesigner();
  const words = useWords(connectors);
  const report = useEditReport();
  const list = useRef<HTMLDivElement>(null);
  const step = useDesignerState((state) => state.document.steps[stepId]);
  const groups = usePaletteGroups(addsStep);
  if (step === undefined) return null;
  return (
    <Modal
      open
      footer={null}
      width={420}
      title={t('replace.title', { name: stepTitle(step, words) })}
      focusable={{ focusTriggerAfterClose: false }}
      afterOpenChange={(open) => {
        if (open) list.current?.querySelector('input')?.focus();
      }}
      onCancel={onClose}
    >
      <p className="panel-about">{t('replace.text')}</p>
      <div ref={list} className="slot-picker replace-picker" data-testid="replace-picker">
        <StepPicker
          groups={groups}
          onChoose={(item) => {
            if (!addsStep(item)) return;
            onClose();
            const wanted = makeStep(store.getState().document, item);
            report(replaceStep(store, connectors, { stepId, wanted }));
          }}
        />
      </div>
    </Modal>
  );
}
