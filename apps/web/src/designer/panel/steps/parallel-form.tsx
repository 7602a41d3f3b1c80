import { type Branch, generateStepId, type StepOf } from '@flowbridge/flow';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { AddButton, MoveButtons, RemoveButton } from '../../fields/row-buttons.tsx';
import { useDesigner } from '../../store/designer-context.ts';
import { edit } from '../../store/edit.ts';
import { useChangeConfig, useEditReport } from '../use-change.ts';

/** Two always remain: the command refuses to remove one of them. */
const FEWEST = 2;

export function ParallelForm({ step }: { step: StepOf<'parallel'> }) {
  const { t } = useTranslation(['panel', 'designer']);
  const { readOnly } = useFieldScope();
  const { store } = useDesigner();
  const report = useEditReport();
  const change = useChangeConfig(step);
  const { branches } = step.config;
  const rename = (index: number, title: string) =>
    change({ branches: branches.map((each, at) => (at === index ? titled(each, title) : each)) });
  const move = (branchId: Branch['id'], index: number) =>
    report(edit(store, { type: 'moveBranch', stepId: step.id, branchId, index }));
  const add = () =>
    report(
      edit(store, {
        type: 'addBranch',
        stepId: step.id,
        index: branches.length,
        branch: { id: generateStepId() },
      }),
    );
  return (
    <>
      <p className="panel-about">{t('panel:parallel.help')}</p>
      {branches.map((each, index) => {
        const name = t('designer:lanes.branch', { number: index + 1 });
        return (
          <FieldRow key={each.id} path={`branches.${index}`} label={name}>
            <div className="case-head" data-testid={`branch-${index}`}>
              <Input
                size="small"
                disabled={readOnly}
                value={each.title ?? ''}
                maxLength={200}
                placeholder={t('panel:parallel.title')}
                aria-label={`${name}: ${t('panel:parallel.title')}`}
                onChange={(event) => rename(index, event.target.value)}
              />
              <MoveButtons index={index} count={branches.length} onMove={(to) => move(each.id, to)} />
              <RemoveButton
                label={t('panel:parallel.remove')}
                kept={branches.length <= FEWEST}
                onRemove={() =>
                  report(edit(store, { type: 'removeBranch', stepId: step.id, branchId: each.id }))
                }
              />
            </div>
          </FieldRow>
        );
      })}
      <AddButton testId="add-branch" label={t('panel:parallel.add')} onAdd={add} />
    </>
  );
}

function titled(branch: Branch, title: string): Branch {
  const { title: _, ...others } = branch;
  return title === '' ? others : { ...others, title };
}
