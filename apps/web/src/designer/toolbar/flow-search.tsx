import { SearchOutlined } from '@ant-design/icons';
import { walkSteps } from '@flowbridge/flow';
import { Select, type SelectProps } from 'antd';
import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { stepKeyLine, stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { selectSteps } from '../store/selection.ts';

export type SearchBox = { focus: () => void };

type Props = { box: Ref<SearchBox> };

/** Finds steps of the flow by title, key and what they hold. */
export function FlowSearch({ box }: Props) {
  const { t } = useTranslation('designer');
  const { store, connectors, canvas } = useDesigner();
  const words = useWords(connectors);
  const document = useDesignerState((state) => state.document);
  const options = useMemo(
    () =>
      [...walkSteps(document)].map(({ step }) => ({
        value: step.id,
        label: stepTitle(step, words),
        text: `${stepTitle(step, words)} ${step.key} ${stepKeyLine(step, words)} ${JSON.stringify(step.config)}`.toLowerCase(),
        hint: step.key,
      })),
    [document, words],
  );
  type Option = (typeof options)[number];
  const select: SelectProps<Option['value'] | null, Option>['onSelect'] = (stepId) => {
    if (stepId === null) return;
    selectSteps(store, [stepId]);
    canvas.current?.reveal(stepId);
  };
  return (
    <Select<Option['value'] | null, Option>
      ref={box as Ref<never>}
      showSearch={{ filterOption: (query, option) => option?.text.includes(query.toLowerCase()) ?? false }}
      value={null}
      suffixIcon={<SearchOutlined />}
      placeholder={t('toolbar.find')}
      aria-label={t('toolbar.find')}
      data-testid="flow-search"
      style={{ width: 190 }}
      popupMatchSelectWidth={300}
      options={options}
      optionRender={(option) => (
        <span className="search-option">
          {option.data.label} <small>{option.data.hint}</small>
        </span>
      )}
      onSelect={select}
    />
  );
}
