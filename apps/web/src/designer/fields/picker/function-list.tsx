import { FunctionOutlined } from '@ant-design/icons';
import { functionLibrary } from '@flowbridge/expression';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';

type Props = { query: string; onPick: (template: string) => void };

/** The functions of the expression language, with their words and an example each. */
export function FunctionList({ query, onPick }: Props) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const [open, setOpen] = useState(false);
  const wanted = query.trim().toLowerCase();
  const ours = functionLibrary.filter((each) => each.origin === 'flowbridge');
  const shown = ours.filter((each) =>
    `${each.name} ${each.description.en} ${each.description.zh}`.toLowerCase().includes(wanted),
  );
  if (shown.length === 0) return null;
  const visible = open || wanted !== '';
  return (
    <section>
      <button
        type="button"
        className="data-picker-head"
        aria-expanded={visible}
        onClick={() => setOpen(!open)}
      >
        <FunctionOutlined /> {t('picker.functions', { count: shown.length })}
      </button>
      {visible
        ? shown.map((each) => (
            <button
              key={each.name}
              type="button"
              className="function-row"
              title={each.signature}
              onClick={() => onPick(`{{ ${each.examples[0]?.expression ?? `${each.name}()`} }}`)}
            >
              <code>{each.name}</code>
              <span>{each.description[language]}</span>
            </button>
          ))
        : null}
    </section>
  );
}
