import { type FlowSettings, freeKey } from '@flowbridge/flow';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { AddButton, RemoveButton } from '../fields/row-buttons.tsx';
import { TemplateInput } from '../fields/template/template-input.tsx';
import { textFromTemplate } from '../fields/typed-text.ts';
import { NameInput } from './name-input.tsx';
import { useChangeSettings } from './use-change-settings.ts';

type Key = NonNullable<FlowSettings['businessKeys']>[number];

const MOST_KEYS = 5;

/** Named values by which a run is found again: “what happened to purchase request 1234?” */
export function BusinessKeys({ keys }: { keys: readonly Key[] }) {
  const { t } = useTranslation('panel');
  const change = useChangeSettings();
  const set = (next: Key[]) => change({ businessKeys: next.length === 0 ? undefined : next });
  const add = () => {
    const key = freeKey('key', (tried) => keys.some((each) => each.key === tried));
    set([...keys, { key, value: '' }]);
  };
  return (
    <>
      <p className="panel-about">{t('businessKeys.help')}</p>
      {keys.map((each, index) => (
        <KeyCard
          // Names are edited in place: the position is the card's identity while its name changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          path={`settings.businessKeys.${index}`}
          value={each}
          onChange={(next) => set(keys.with(index, next))}
          onRemove={() => set(keys.toSpliced(index, 1))}
        />
      ))}
      <AddButton
        testId="add-business-key"
        label={t('businessKeys.add')}
        full={keys.length >= MOST_KEYS}
        onAdd={add}
      />
    </>
  );
}

type CardProps = { path: string; value: Key; onChange: (value: Key) => void; onRemove: () => void };

function KeyCard({ path, value, onChange, onRemove }: CardProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <div className="parameter-card" data-testid={`business-key-${value.key}`}>
      <FieldRow
        path={`${path}.label`}
        label={t('businessKeys.label')}
        actions={<RemoveButton label={t('businessKeys.remove')} onRemove={onRemove} />}
      >
        <Input
          size="small"
          value={value.label ?? ''}
          maxLength={200}
          disabled={readOnly}
          placeholder={t('businessKeys.labelExample')}
          aria-label={t('businessKeys.label')}
          data-testid={`field-${path}.label`}
          onChange={(event) => onChange(labelled(value, event.target.value))}
        />
      </FieldRow>
      <FieldRow path={`${path}.key`} label={t('businessKeys.key')}>
        <NameInput
          value={value.key}
          label={t('businessKeys.key')}
          testId={`field-${path}.key`}
          onChange={(key) => onChange({ ...value, key })}
        />
      </FieldRow>
      <FieldRow path={`${path}.value`} label={t('businessKeys.value')} required>
        <TemplateInput
          path={`${path}.value`}
          label={t('businessKeys.value')}
          value={textFromTemplate(value.value)}
          onChange={(text) => onChange({ ...value, value: text })}
        />
      </FieldRow>
    </div>
  );
}

function labelled(value: Key, label: string): Key {
  const { label: _, ...others } = value;
  return label === '' ? others : { ...others, label };
}
