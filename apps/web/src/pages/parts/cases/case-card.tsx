import { DeleteOutlined } from '@ant-design/icons';
import type { FunctionDraft, PartProblem } from '@flowbridge/connector-sdk/custom';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { CaseOutcome } from './case-outcome.tsx';
import type { CaseResult } from './use-trial.ts';

type Case = FunctionDraft['cases'][number];

type Props = {
  number: number;
  given: Case;
  result: CaseResult | undefined;
  problems: readonly PartProblem[];
  readOnly: boolean;
  onChange: (changed: Case) => void;
  onRemove: () => void;
};

export function CaseCard({ number, given, result, problems, readOnly, onChange, onRemove }: Props) {
  const { t } = useTranslation('parts');
  const language = usePreferences((state) => state.language);
  const json = (field: 'input' | 'expected') => {
    const wrong = problems.filter((each) => each.field === `cases ${number} › ${field}`);
    return (
      <div className="case-value">
        <span>{t(`cases.${field}`)}</span>
        <Input.TextArea
          className="mono"
          autoSize={{ minRows: 2, maxRows: 12 }}
          readOnly={readOnly}
          value={given[field]}
          aria-label={t(`cases.${field}Of`, { number })}
          data-testid={`case-${number}-${field}`}
          {...(wrong.length > 0 ? { status: 'error' as const } : {})}
          onChange={(event) => onChange({ ...given, [field]: event.target.value })}
        />
        {wrong.map(({ path, message }) => (
          <small key={path.join('.') + message.en} className="case-wrong" role="alert">
            {[...path, message[language]].join(' › ')}
          </small>
        ))}
      </div>
    );
  };
  return (
    <li className="case-card" data-testid={`case-${number}`}>
      <div className="case-head">
        <Input
          variant="borderless"
          readOnly={readOnly}
          value={given.name}
          maxLength={100}
          aria-label={t('cases.nameOf', { number })}
          placeholder={t('cases.name')}
          data-testid={`case-${number}-name`}
          onChange={(event) => onChange({ ...given, name: event.target.value })}
        />
        {readOnly ? null : (
          <Button
            type="text"
            danger
            icon={<DeleteOutlined />}
            aria-label={t('cases.remove', { number })}
            onClick={onRemove}
          />
        )}
      </div>
      <div className="case-values">
        {json('input')}
        {json('expected')}
      </div>
      {result ? <CaseOutcome result={result} number={number} /> : null}
    </li>
  );
}
