/** What can be done to several chosen steps at once, and which they are: a click keeps one of them alone. */
import { CopyOutlined, DeleteOutlined, PauseCircleOutlined } from '@ant-design/icons';
import type { StepId } from '@flowbridge/flow';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StepIcon } from '../catalog/step-icon.tsx';
import { connectorOf, stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { askRemoveSteps, duplicateSteps, toggleDisabled, wrapSteps } from '../edits/step-edits.ts';
import { goToStep } from '../edits/walk-selection.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { useEditReport } from './use-change.ts';

const WRAPS = [
  ['forEach', 'wrapForEach'],
  ['try', 'wrapTry'],
  ['condition', 'wrapCondition'],
] as const;

export function SeveralSteps({ stepIds }: { stepIds: readonly StepId[] }) {
  const { t } = useTranslation('panel');
  const { t: words } = useTranslation('editing');
  const designer = useDesigner();
  const { store, connectors } = designer;
  const titles = useWords(connectors);
  const report = useEditReport();
  const steps = useDesignerState((state) => state.document.steps);
  const readOnly = useDesignerState((state) => state.readOnly);
  return (
    <>
      <div className="panel-head">
        <div className="panel-title">
          <strong>{t('several', { count: stepIds.length })}</strong>
          <span>{t('severalAbout')}</span>
        </div>
      </div>
      <div className="panel-body several-steps" data-testid="several-steps">
        {readOnly ? null : (
          <div className="several-doings">
            <Button icon={<CopyOutlined />} onClick={() => report(duplicateSteps(store, stepIds))}>
              {words('commands.duplicate')}
            </Button>
            <Button
              icon={<PauseCircleOutlined />}
              data-testid="several-disable"
              onClick={() => report(toggleDisabled(store, stepIds))}
            >
              {words('commands.disable')}
            </Button>
            {WRAPS.map(([kind, name]) => (
              <Button
                key={kind}
                data-testid={`several-${name}`}
                onClick={() => report(wrapSteps(store, stepIds, kind))}
              >
                {words(`commands.${name}`)}
              </Button>
            ))}
            <Button
              danger
              icon={<DeleteOutlined />}
              data-testid="several-remove"
              onClick={() => report(askRemoveSteps(store, stepIds))}
            >
              {words('commands.remove')}
            </Button>
          </div>
        )}
        <ul>
          {stepIds.flatMap((id) => {
            const step = steps[id];
            if (step === undefined) return [];
            const connector =
              step.kind === 'action' ? connectorOf(connectors, step.config.connector) : undefined;
            return (
              <li key={id}>
                <button
                  type="button"
                  data-testid={`several-step-${step.key}`}
                  onClick={() => goToStep(designer, id)}
                >
                  <StepIcon kind={step.kind} connector={connector} />
                  <span>{stepTitle(step, titles)}</span>
                  <code>{step.key}</code>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
