/** What a poll asks: a system, one of its reading actions, and the action's inputs with the window in them. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { Template, TriggerOf } from '@flowbridge/flow';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../../app/preferences.ts';
import { fieldSchema } from '../../../catalog/field-schema.ts';
import { connectorOf } from '../../../catalog/step-words.ts';
import { ConnectionChooser } from '../../../connections/connection-chooser.tsx';
import { FieldRow } from '../../../fields/field-row.tsx';
import { useFieldScope } from '../../../fields/picker/field-scope.ts';
import { useDesigner } from '../../../store/designer-context.ts';
import { DeclaredInputs } from '../../declared-inputs.tsx';
import { useChangeTrigger } from '../../use-change.ts';
import { suggestRecords } from './suggest-records.ts';

export function PollQuery({ trigger }: { trigger: TriggerOf<'poll'> }) {
  const { t } = useTranslation('polls');
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const { connectors, store } = useDesigner();
  const change = useChangeTrigger(trigger);
  const { config } = trigger;
  const connector = connectorOf(connectors, config.connector);
  const action = connector?.actions.find((each) => each.key === config.action);
  const asking = connectors.filter((each) => readingActions(each).length > 0);
  const choose = (key: string) => {
    const chosen = connector?.actions.find((each) => each.key === key);
    const body = chosen?.body && fieldSchema(chosen.body);
    change({ action: key, input: {}, ...suggestRecords(config, body) });
  };
  const set = (key: string, value: Template | undefined) => {
    const current = store.getState().document.triggers.find((each) => each.id === trigger.id);
    const { [key]: _, ...others } = current?.kind === 'poll' ? current.config.input : config.input;
    change({ input: value === undefined ? others : { ...others, [key]: value } });
  };
  return (
    <>
      <FieldRow path="connector" label={t('connector')} required>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          {...(config.connector === '' ? {} : { value: config.connector })}
          disabled={readOnly}
          style={{ width: '100%' }}
          placeholder={t('choose')}
          aria-label={t('connector')}
          data-testid="field-connector"
          options={asking.map(({ key, names }) => ({ value: key, label: names[language] }))}
          onChange={(key) => change({ connector: key, action: '', input: {} })}
        />
      </FieldRow>
      {connector ? (
        <FieldRow path="action" label={t('action')} required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            {...(config.action === '' ? {} : { value: config.action })}
            disabled={readOnly}
            style={{ width: '100%' }}
            placeholder={t('choose')}
            aria-label={t('action')}
            data-testid="field-action"
            options={readingActions(connector).map(({ key, names }) => ({
              value: key,
              label: names[language],
            }))}
            onChange={choose}
          />
        </FieldRow>
      ) : null}
      {connector && action ? (
        <>
          <ConnectionChooser connector={connector} />
          <p className="field-help">{t('windowHelp')}</p>
          <DeclaredInputs fields={action.inputs.map(({ field }) => field)} input={config.input} onSet={set} />
        </>
      ) : null}
    </>
  );
}

/** A poll repeats its query: only what changes nothing is offered. */
function readingActions(connector: ConnectorManifest) {
  return connector.actions.filter(({ effect }) => effect === 'read');
}
