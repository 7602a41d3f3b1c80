/** Removing or renaming a field that others read, or that has a value: who they are, a way to each, and the decision. */
import type { StepOf } from '@flowbridge/flow';
import { Button, Modal } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { testId } from '../../../app/test-id.ts';
import { shortValue, stepTitle } from '../../catalog/step-words.ts';
import { useWords } from '../../catalog/use-words.ts';
import { useDesigner, useDesignerState } from '../../store/designer-context.ts';
import { goToField } from '../../store/selection.ts';
import { ITEMS } from './field-set-edits.ts';
import type { FieldSetRow } from './field-set-rows.ts';
import { fieldUsages } from './field-usages.ts';
import { valuesAt } from './input-values.ts';
import type { FieldSetEditor } from './use-field-set.ts';

export type Asked = { kind: 'remove'; row: FieldSetRow } | { kind: 'rename'; row: FieldSetRow; key: string };

type Props = { step: StepOf<'action'>; set: FieldSetEditor; asked: Asked; onClose: () => void };

export function AskFirst({ step, set, asked, onClose }: Props) {
  const { t } = useTranslation('fieldSets');
  const { t: common } = useTranslation();
  const { store, connectors, canvas } = useDesigner();
  const words = useWords(connectors);
  const document = useDesignerState((state) => state.document);
  const { row } = asked;
  const usages = useMemo(() => {
    if (set.side === 'input') return [];
    return fieldUsages(
      document,
      step,
      [...row.place, row.field.key].filter((part) => part !== ITEMS),
    );
  }, [document, step, row, set.side]);
  const values =
    set.side === 'input' && set.openKey !== undefined
      ? valuesAt(step.config.input[set.openKey], row.place, row.field.key)
      : [];
  const name = row.field.key;
  const decide = () => {
    onClose();
    if (asked.kind === 'remove') set.remove(row);
    else set.rename(row, asked.key);
  };
  return (
    <Modal
      open
      width={560}
      title={asked.kind === 'remove' ? t('ask.remove', { name }) : t('ask.rename', { name, to: asked.key })}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {common('cancel')}
        </Button>,
        <Button key="go" danger type="primary" autoFocus onClick={decide} {...testId('field-set-anyway')}>
          {asked.kind === 'remove' ? t('ask.removeAnyway') : t('ask.renameAnyway')}
        </Button>,
      ]}
    >
      <p>
        {values.length > 0
          ? t('ask.values', { count: values.length })
          : t('ask.usages', { count: usages.length })}
      </p>
      <ul className="usage-list" data-testid="field-usages">
        {values.map((value, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values have no identity but their position
          <li key={at}>
            <code>{shortValue(value)}</code>
          </li>
        ))}
        {usages.map((usage) => {
          const reader = document.steps[usage.stepId];
          return (
            <li key={`${usage.stepId}:${usage.field}`}>
              <button
                type="button"
                className="problem-jump"
                onClick={() => {
                  onClose();
                  goToField(store, usage);
                  canvas.current?.reveal(usage.stepId);
                }}
              >
                <span>{reader ? stepTitle(reader, words) : usage.stepId}</span>
                <small>
                  {usage.path.slice(1).join(' › ')} · <code>{shortValue(usage.text)}</code>
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
