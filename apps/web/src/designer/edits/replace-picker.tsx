/** What a step may be replaced by: the palette's list, in a dialog of its own. */
import type { StepId } from '@flowbridge/flow';
import { Modal } from 'antd';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { addsStep, makeStep } from '../palette/make-item.ts';
import { paletteGroups } from '../palette/palette-groups.ts';
import { PaletteList } from '../palette/palette-list.tsx';
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
  const groups = useMemo(
    () =>
      paletteGroups(connectors)
        .map((group) => ({ ...group, items: group.items.filter(addsStep) }))
        .filter((group) => group.items.length > 0),
    [connectors],
  );
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
        <PaletteList
          groups={groups}
          prefix="picker"
          chooseBy="click"
          autoFocus
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
