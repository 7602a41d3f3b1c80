import { Button, Dropdown, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Mode } from './value-modes.ts';

type Props = {
  path: string;
  label: string;
  /** Lists show all their ways at once: taking one and building one are equally common. */
  isList: boolean;
  modes: readonly Mode[];
  mode: Mode;
  onChoose: (mode: Mode) => void;
};

/** How a field is filled in. */
export function ModeSwitch({ path, label, isList, modes, mode, onChoose }: Props) {
  const { t } = useTranslation('panel');
  const choice = t('modes.choose', { field: label });
  if (isList) {
    return (
      <Segmented
        size="small"
        className="mode-switch"
        value={mode}
        options={modes.map((each) => ({ value: each, label: t(`listModes.${each}`) }))}
        onChange={onChoose}
        data-testid={`mode-${path}`}
        aria-label={choice}
      />
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: modes.map((each) => ({ key: each, label: t(`modes.${each}`) })),
        selectedKeys: [mode],
        onClick: ({ key }) => {
          const next = modes.find((each) => each === key);
          if (next !== undefined) onChoose(next);
        },
      }}
    >
      <Button
        type="text"
        size="small"
        className="mode-button"
        data-testid={`mode-${path}`}
        aria-label={`${t(`modes.${mode}`)} · ${choice}`}
      >
        {t(`modes.${mode}`)}
      </Button>
    </Dropdown>
  );
}
