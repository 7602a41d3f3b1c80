/** Rules of a mapping row, in the order they are applied. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import type { MappingRule } from '@flowbridge/flow';
import { Button, Dropdown, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from '../picker/field-scope.ts';
import { templateFromText, textFromTemplate } from '../typed-text.ts';

const NEW_RULES: { [K in MappingRule['kind']]: Extract<MappingRule, { kind: K }> } = {
  dictionary: { kind: 'dictionary', entries: [{ from: '', to: '' }] },
  date: { kind: 'date', from: 'yyyy-MM-dd', to: 'yyyyMMdd' },
  number: { kind: 'number', decimals: 2 },
  check: { kind: 'check', pattern: '' },
  trim: { kind: 'trim' },
  case: { kind: 'case', to: 'upper' },
  join: { kind: 'join', separator: ',' },
  split: { kind: 'split', separator: ',' },
  default: { kind: 'default', value: '' },
};
const KINDS = Object.values(NEW_RULES).map((rule) => rule.kind);

type Props = { rules: MappingRule[]; onChange: (rules: MappingRule[]) => void };

export function MappingRules({ rules, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <div className="mapping-rules">
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their position
        <div key={index} className="mapping-rule">
          <span className="mapping-rule-name">{t(`mapping.rules.${rule.kind}`)}</span>
          <RuleInputs
            rule={rule}
            onChange={(next) => onChange(rules.map((each, at) => (at === index ? next : each)))}
          />
          <Button
            type="text"
            size="small"
            disabled={readOnly}
            icon={<CloseOutlined />}
            aria-label={t('mapping.removeRule')}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Dropdown
        trigger={['click']}
        disabled={readOnly}
        menu={{
          items: KINDS.map((kind) => ({ key: kind, label: t(`mapping.rules.${kind}`) })),
          onClick: ({ key }) => {
            const kind = KINDS.find((each) => each === key);
            if (kind) onChange([...rules, NEW_RULES[kind]]);
          },
        }}
      >
        <Button type="link" size="small" icon={<PlusOutlined />}>
          {t('mapping.addRule')}
        </Button>
      </Dropdown>
    </div>
  );
}

function RuleInputs({ rule, onChange }: { rule: MappingRule; onChange: (rule: MappingRule) => void }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const text = (value: string, label: string, set: (next: string) => void) => (
    <Input
      size="small"
      value={value}
      disabled={readOnly}
      aria-label={label}
      placeholder={label}
      onChange={(event) => set(event.target.value)}
    />
  );
  switch (rule.kind) {
    case 'trim':
      return null;
    case 'check':
      return text(rule.pattern, t('mapping.pattern'), (pattern) => onChange({ ...rule, pattern }));
    case 'join':
    case 'split':
      return text(rule.separator, t('mapping.separator'), (separator) => onChange({ ...rule, separator }));
    case 'default':
      return text(textFromTemplate(rule.value), t('mapping.value'), (value) =>
        onChange({ ...rule, value: templateFromText(value, 'number') ?? '' }),
      );
    case 'case':
      return (
        <Select
          size="small"
          value={rule.to}
          disabled={readOnly}
          aria-label={t('mapping.rules.case')}
          options={(['upper', 'lower'] as const).map((each) => ({
            value: each,
            label: t(`mapping.cases.${each}`),
          }))}
          onChange={(to) => onChange({ ...rule, to })}
        />
      );
    case 'date':
      return (
        <>
          {text(rule.from, t('mapping.dateFrom'), (from) => onChange({ ...rule, from }))}
          {text(rule.to, t('mapping.dateTo'), (to) => onChange({ ...rule, to }))}
        </>
      );
    case 'number':
      return (
        <>
          {text(rule.multiply ?? '', t('mapping.multiply'), (multiply) => {
            const { multiply: _, ...others } = rule;
            onChange(multiply === '' ? others : { ...others, multiply });
          })}
          <InputNumber
            size="small"
            min={0}
            max={20}
            precision={0}
            disabled={readOnly}
            aria-label={t('mapping.decimals')}
            placeholder={t('mapping.decimals')}
            value={rule.decimals ?? null}
            onChange={(decimals) => {
              const { decimals: _, ...others } = rule;
              onChange(decimals === null ? others : { ...others, decimals });
            }}
          />
        </>
      );
    case 'dictionary':
      return (
        <Input.TextArea
          size="small"
          autoSize={{ minRows: 2, maxRows: 8 }}
          disabled={readOnly}
          aria-label={t('mapping.dictionary')}
          placeholder={t('mapping.dictionaryHelp')}
          defaultValue={rule.entries
            .map((entry) => `${entry.from} = ${textFromTemplate(entry.to)}`)
            .join('\n')}
          onBlur={(event) => onChange({ ...rule, entries: readEntries(event.target.value) })}
        />
      );
  }
}

/** Lines `from = to`. */
function readEntries(text: string): Extract<MappingRule, { kind: 'dictionary' }>['entries'] {
  return text.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    if (at < 0) return [];
    return [
      { from: line.slice(0, at).trim(), to: templateFromText(line.slice(at + 1).trim(), 'number') ?? '' },
    ];
  });
}
