/** The test of condition, while and filter steps: rows joined by all/any, or one expression. */
import { DeleteOutlined } from '@ant-design/icons';
import { type Comparison, type ConditionRow, comparison, type Test } from '@flowbridge/flow';
import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from './field-row.tsx';
import { useFieldScope } from './picker/field-scope.ts';
import { AddButton } from './row-buttons.tsx';
import { TemplateInput } from './template/template-input.tsx';
import { textFromTemplate } from './typed-text.ts';

type Props = { path: string; test: Test; onChange: (test: Test) => void };

const EMPTY_ROW: ConditionRow = { left: '', comparison: 'equals', right: '' };
const takesNoRight = (each: Comparison) => each === 'empty' || each === 'notEmpty';

export function ConditionEditor({ path, test, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <div>
      <Segmented
        size="small"
        disabled={readOnly}
        value={test.mode}
        options={[
          { value: 'rows', label: t('condition.rows') },
          { value: 'expression', label: t('condition.expression') },
        ]}
        onChange={(mode) =>
          onChange(
            mode === 'rows'
              ? { mode: 'rows', match: 'all', rows: [EMPTY_ROW] }
              : { mode: 'expression', expression: '' },
          )
        }
        aria-label={t('condition.mode')}
      />
      {test.mode === 'expression' ? (
        <FieldRow path={join(path, 'expression')} label={t('condition.expression')} required>
          <TemplateInput
            path={join(path, 'expression')}
            label={t('condition.expression')}
            multiline
            value={test.expression}
            onChange={(expression) => onChange({ ...test, expression })}
          />
        </FieldRow>
      ) : (
        <Rows path={path} test={test} onChange={onChange} />
      )}
    </div>
  );
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

function Rows({ path, test, onChange }: Props & { test: Extract<Test, { mode: 'rows' }> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  // A test without rows shows one to begin with; it is stored with its first edit.
  const rows = test.rows.length > 0 ? test.rows : [EMPTY_ROW];
  const replace = (index: number, row: ConditionRow) =>
    onChange({ ...test, rows: rows.map((each, at) => (at === index ? row : each)) });
  return (
    <div className="condition-rows">
      {rows.length > 1 ? (
        <Segmented
          size="small"
          disabled={readOnly}
          value={test.match}
          options={[
            { value: 'all', label: t('condition.all') },
            { value: 'any', label: t('condition.any') },
          ]}
          onChange={(match) => onChange({ ...test, match: match === 'any' ? 'any' : 'all' })}
          aria-label={t('condition.match')}
        />
      ) : null}
      {rows.map((row, index) => {
        const at = join(path, `rows.${index}`);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their position
          <div key={index} className="condition-row">
            <FieldRow path={`${at}.left`} label={t('condition.left')}>
              <TemplateInput
                path={`${at}.left`}
                label={t('condition.left')}
                value={textFromTemplate(row.left)}
                onChange={(left) => replace(index, { ...row, left })}
              />
            </FieldRow>
            <div className="condition-operator">
              <Select<Comparison>
                value={row.comparison}
                disabled={readOnly}
                style={{ flex: 1 }}
                aria-label={t('condition.comparison')}
                data-testid={`field-${at}.comparison`}
                options={comparison.options.map((each) => ({ value: each, label: t(`comparisons.${each}`) }))}
                onChange={(next) => replace(index, withComparison(row, next))}
              />
              <Button
                type="text"
                disabled={readOnly}
                icon={<DeleteOutlined />}
                aria-label={t('condition.remove')}
                onClick={() => onChange({ ...test, rows: rows.filter((_, other) => other !== index) })}
              />
            </div>
            {takesNoRight(row.comparison) ? null : (
              <FieldRow path={`${at}.right`} label={t('condition.right')}>
                <TemplateInput
                  path={`${at}.right`}
                  label={t('condition.right')}
                  value={textFromTemplate(row.right)}
                  onChange={(right) => replace(index, { ...row, right })}
                />
              </FieldRow>
            )}
          </div>
        );
      })}
      <AddButton
        testId={`add-${path === '' ? 'rows' : `${path}.rows`}`}
        label={t('condition.add')}
        onAdd={() => onChange({ ...test, rows: [...rows, EMPTY_ROW] })}
      />
    </div>
  );
}

function withComparison(row: ConditionRow, next: Comparison): ConditionRow {
  const { right, ...others } = row;
  return takesNoRight(next)
    ? { ...others, comparison: next }
    : { ...others, comparison: next, right: right ?? '' };
}
