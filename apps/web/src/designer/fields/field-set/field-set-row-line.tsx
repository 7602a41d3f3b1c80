/** One extra field: type, name, required; its title and description fold out. A declared object or list only takes fields. */
import { DeleteOutlined, EditOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { type ValueType, valueType } from '@flowbridge/flow';
import { Button, Dropdown, Input, type MenuProps, Tooltip } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useFieldProblem } from '../field-problems.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { TypeMark } from '../picker/type-mark.tsx';
import { FieldDetails } from './field-details.tsx';
import { type SchemaField, withType } from './field-set-edits.ts';
import { type FieldSetRow, holdsFields } from './field-set-rows.ts';
import type { FieldSetSide } from './use-field-set.ts';

type Props = {
  row: FieldSetRow;
  index: number;
  side: FieldSetSide;
  onChange: (field: SchemaField) => void;
  /** False: not yet, a person is asked first. */
  onRename: (key: string) => boolean;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  onAddInside: () => void;
  onAddBehind: () => void;
  onWalk: (by: 1 | -1) => void;
};

export function FieldSetRowLine(props: Props) {
  const { row, side, onAddInside } = props;
  const { t } = useTranslation('fieldSets');
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const { field, depth } = row;
  const title = field.schema.names?.[language];
  const indent = { paddingLeft: depth * 16 };
  if (row.kind === 'added') return <AddedRow {...props} row={row} />;
  return (
    <div className="field-set-row is-declared" style={indent}>
      <TypeMark type={field.schema.type} />
      <span className="field-set-name">
        {title || field.key} {title && title !== field.key ? <code>{field.key}</code> : null}
      </span>
      <Tooltip title={t('addInside', { name: field.key })}>
        <Button
          type="text"
          size="small"
          disabled={readOnly}
          icon={<PlusOutlined />}
          aria-label={t('addInside', { name: field.key })}
          data-testid={`field-set-${side}-into-${field.key}`}
          onClick={onAddInside}
        />
      </Tooltip>
    </div>
  );
}

type AddedProps = Props & { row: Extract<FieldSetRow, { kind: 'added' }> };

function AddedRow({ row, index, side, ...act }: AddedProps) {
  const { t } = useTranslation(['fieldSets', 'panel']);
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const [details, setDetails] = useState(false);
  const { field, depth } = row;
  const path = `fieldSet.${side}.${row.address}`;
  const problem = useFieldProblem(`${path}.key`);
  const title = field.schema.names?.[language];
  const menu: MenuProps['items'] = [
    ...(holdsFields(field.schema) || field.schema.type === 'array'
      ? [{ key: 'inside', label: t('addInside', { name: field.key }), onClick: act.onAddInside }]
      : []),
    {
      key: 'up',
      label: t('moveUp'),
      extra: 'Alt+↑',
      disabled: row.index === 0,
      onClick: () => act.onMove(-1),
    },
    {
      key: 'down',
      label: t('moveDown'),
      extra: 'Alt+↓',
      disabled: row.index === row.siblings - 1,
      onClick: () => act.onMove(1),
    },
    { type: 'divider' },
    {
      key: 'remove',
      label: t('remove'),
      extra: 'Alt+Del',
      danger: true,
      icon: <DeleteOutlined />,
      onClick: act.onRemove,
    },
  ];
  return (
    <div
      style={{ paddingLeft: depth * 16 }}
      data-field-row={path}
      data-testid={`field-set-${side}-${field.key}`}
    >
      <div className="field-set-row">
        <TypeButton
          type={field.schema.type}
          label={t('typeOf', { name: field.key })}
          testId={`field-set-${side}-${field.key}-type`}
          onChange={(type) => act.onChange({ ...field, schema: withType(field.schema, type) })}
        />
        <NameInput index={index} value={field.key} invalid={problem !== undefined} {...act} />
        {side === 'input' ? (
          <Tooltip title={t(field.required ? 'isRequired' : 'isOptional')}>
            <button
              type="button"
              role="switch"
              className="field-set-required"
              aria-checked={field.required === true}
              aria-label={t('requiredOf', { name: field.key })}
              data-testid={`field-set-${side}-${field.key}-required`}
              disabled={readOnly}
              onClick={() => act.onChange(withRequired(field, field.required !== true))}
            >
              *
            </button>
          </Tooltip>
        ) : null}
        <Tooltip title={t('details')}>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-expanded={details}
            aria-label={t('detailsOf', { name: field.key })}
            data-testid={`field-set-${side}-${field.key}-details`}
            onClick={() => setDetails(!details)}
          />
        </Tooltip>
        <Dropdown trigger={['click']} disabled={readOnly} menu={{ items: menu }} placement="bottomRight">
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined />}
            aria-label={t('more', { name: field.key })}
            data-testid={`field-set-${side}-${field.key}-more`}
          />
        </Dropdown>
      </div>
      {title && !details ? <div className="field-set-title">{title}</div> : null}
      {problem ? (
        <div className={`field-problem is-${problem.severity}`} role="alert">
          {problem.text}
        </div>
      ) : null}
      {details ? (
        <FieldDetails
          field={field}
          testId={`field-set-${side}-${field.key}`}
          onChange={(schema) => act.onChange({ ...field, schema })}
        />
      ) : null}
    </div>
  );
}

function TypeButton({
  type,
  label,
  testId,
  onChange,
}: {
  type: ValueType;
  label: string;
  testId: string;
  onChange: (type: ValueType) => void;
}) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <Dropdown
      trigger={['click']}
      disabled={readOnly}
      menu={{
        selectedKeys: [type],
        items: valueType.options.map((each) => ({
          key: each,
          label: t(`types.${each}`),
          icon: <TypeMark type={each} />,
        })),
        onClick: ({ key }) => {
          const chosen = valueType.options.find((each) => each === key);
          if (chosen !== undefined && chosen !== type) onChange(chosen);
        },
      }}
    >
      <button
        type="button"
        className="field-set-type"
        aria-label={`${label}: ${t(`types.${type}`)}`}
        data-testid={testId}
        disabled={readOnly}
      >
        <TypeMark type={type} />
      </button>
    </Dropdown>
  );
}

type NameProps = Pick<Props, 'index' | 'onRename' | 'onRemove' | 'onMove' | 'onAddBehind' | 'onWalk'> & {
  value: string;
  invalid: boolean;
};

/** The name is taken when the input is left; an empty one is not. */
function NameInput({ index, value, invalid, onRename, onRemove, onMove, onAddBehind, onWalk }: NameProps) {
  const { t } = useTranslation('fieldSets');
  const { readOnly } = useFieldScope();
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    const name = draft?.trim();
    setDraft(undefined);
    return name === undefined || name === '' || name === value || onRename(name);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = actOf(event);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'undo') {
      setDraft(undefined);
      return;
    }
    if (!commit()) return;
    if (act === 'add') onAddBehind();
    if (act === 'remove') onRemove();
    if (act === 'up' || act === 'down') onMove(act === 'up' ? -1 : 1);
    if (act === 'previous' || act === 'next') onWalk(act === 'previous' ? -1 : 1);
  };
  return (
    <Input
      size="small"
      className="field-set-name"
      value={draft ?? value}
      disabled={readOnly}
      maxLength={200}
      status={invalid ? 'error' : ''}
      aria-label={t('name')}
      aria-invalid={invalid}
      data-name-at={index}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={keyDown}
    />
  );
}

function actOf(
  event: KeyboardEvent,
): 'add' | 'remove' | 'up' | 'down' | 'previous' | 'next' | 'undo' | undefined {
  switch (event.key) {
    case 'Enter':
      return 'add';
    case 'Escape':
      return 'undo';
    case 'Delete':
      return event.altKey ? 'remove' : undefined;
    case 'ArrowUp':
      return event.altKey ? 'up' : 'previous';
    case 'ArrowDown':
      return event.altKey ? 'down' : 'next';
    default:
      return undefined;
  }
}

function withRequired(field: SchemaField, required: boolean): SchemaField {
  const { required: _, ...others } = field;
  return required ? { ...others, required } : others;
}
