/** Deleting what others read: who they are, a way to each of them, and the decision. */
import { type StepId, type Usage, walkSteps } from '@flowbridge/flow';
import { Button, Modal } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stepTitle, triggerTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { TemplateView } from '../fields/template/template-view.tsx';
import { useEditReport } from '../panel/use-change.ts';
import { useDescribe } from '../panel/use-describe.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { goToField } from '../store/selection.ts';
import { removeSteps, usagesOf } from './step-edits.ts';

export function RemoveDialog({ stepIds, onClose }: { stepIds: StepId[]; onClose: () => void }) {
  const { t } = useTranslation('editing');
  const { t: common } = useTranslation();
  const { store, connectors, canvas } = useDesigner();
  const words = useWords(connectors);
  const report = useEditReport();
  const describe = useDescribe();
  const document = useDesignerState((state) => state.document);
  const usages = useMemo(() => {
    const order = new Map([...walkSteps(document)].map(({ step }, at) => [step.id, at]));
    const place = (usage: Usage) => (usage.stepId === undefined ? -1 : (order.get(usage.stepId) ?? 0));
    return usagesOf(store, stepIds).sort((one, other) => place(one) - place(other));
  }, [store, document, stepIds]);
  const named = stepIds.flatMap((id) => document.steps[id] ?? []).map((step) => stepTitle(step, words));
  const ownerOf = ({ stepId, triggerId }: Usage) => {
    const step = stepId === undefined ? undefined : document.steps[stepId];
    const trigger = document.triggers.find((each) => each.id === triggerId);
    if (step) return stepTitle(step, words);
    return trigger ? triggerTitle(trigger, words) : t('remove.settings');
  };
  const go = (usage: Usage) => {
    onClose();
    goToField(store, usage);
    if (usage.stepId) canvas.current?.reveal(usage.stepId);
  };
  return (
    <Modal
      open
      width={560}
      title={t('remove.title', { name: named.join(', '), count: usages.length })}
      focusable={{ focusTriggerAfterClose: false }}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {common('cancel')}
        </Button>,
        <Button
          key="remove"
          danger
          type="primary"
          autoFocus
          data-testid="remove-anyway"
          onClick={() => {
            onClose();
            report(removeSteps(store, stepIds));
          }}
        >
          {t('remove.anyway')}
        </Button>,
      ]}
    >
      <p>{t('remove.text')}</p>
      <ul className="usage-list" data-testid="usage-list">
        {usages.map((usage) => (
          <li key={`${usage.stepId ?? usage.triggerId ?? ''}:${usage.field}:${usage.text}`}>
            <button type="button" className="problem-jump" onClick={() => go(usage)}>
              <span>{ownerOf(usage)}</span>
              <small>
                {usage.path.slice(1).join(' › ')} · <TemplateView text={usage.text} describe={describe} />
              </small>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
