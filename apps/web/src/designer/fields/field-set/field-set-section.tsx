/** Extra fields of an action (扩展配置): the fields that a generic action takes or gives in this step beyond the declared ones. */
import { ImportOutlined } from '@ant-design/icons';
import type { StepOf } from '@flowbridge/flow';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useFieldProblem } from '../field-problems.ts';
import { SampleDialog } from '../mapping/sample-dialog.tsx';
import { useFieldScope } from '../picker/field-scope.ts';
import { AddButton } from '../row-buttons.tsx';
import { type Asked, AskFirst } from './ask-first.tsx';
import { FieldSetList } from './field-set-list.tsx';
import { countAdded } from './field-set-rows.ts';
import { type FieldSetSide, type FieldSpot, useFieldSet } from './use-field-set.ts';
import { useLastValue } from './use-last-value.ts';
import './field-set.css';

type Props = { step: StepOf<'action'>; side: FieldSetSide };

export function FieldSetSection({ step, side }: Props) {
  const { t } = useTranslation('fieldSets');
  const errorText = useErrorText();
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const set = useFieldSet(step, side);
  const lastValue = useLastValue(step.id);
  const problem = useFieldProblem(`fieldSet.${side}`);
  const [sampling, setSampling] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [wanted, setWanted] = useState<FieldSpot>();
  if (set === undefined) return null;
  const count = countAdded(set.rows);
  const openName = set.declared?.names?.[language] || set.openKey || '';
  const fetch = async () => {
    try {
      const text = await lastValue(
        side,
        side === 'output' ? ['body'] : ['input', set.openKey ?? ''].slice(1),
      );
      if (text === undefined) message.info(t('notRunYet'));
      return text;
    } catch (error) {
      message.error(errorText(error));
      return undefined;
    }
  };
  return (
    <section className="field-set" data-testid={`field-set-${side}`} data-field-row={`fieldSet.${side}`}>
      <h3 className="panel-section">
        {t('title')} {count > 0 ? <span className="field-set-count">{count}</span> : null}
      </h3>
      <p className="panel-about">
        {side === 'input' ? t('about.input', { name: openName }) : t('about.output')}
      </p>
      {problem ? (
        <div className={`field-problem is-${problem.severity}`} role="alert">
          {problem.text}
        </div>
      ) : null}
      <FieldSetList step={step} set={set} wanted={wanted} onWanted={setWanted} onAsk={setAsked} />
      <div className="mapping-bar">
        <AddButton testId={`field-set-${side}-add`} label={t('add')} onAdd={() => setWanted(set.add([]))} />
        <Button
          size="small"
          disabled={readOnly}
          icon={<ImportOutlined />}
          data-testid={`field-set-${side}-sample`}
          onClick={() => setSampling(true)}
        >
          {t('fromSample')}
        </Button>
      </div>
      {count > 0 && !readOnly ? <p className="field-help">{t('keys')}</p> : null}
      {sampling ? (
        <SampleDialog
          title={t('sampleTitle')}
          help={t('sampleHelp')}
          offer={{ label: t('fromRun'), fetch }}
          onClose={() => setSampling(false)}
          onSchema={(sample) => {
            setSampling(false);
            if (!set.addSample(sample)) message.info(t('nothingNew'));
          }}
        />
      ) : null}
      {asked ? <AskFirst step={step} set={set} asked={asked} onClose={() => setAsked(undefined)} /> : null}
    </section>
  );
}
