import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const command = /mac/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** Keys in the order they are taught; a row's keys are alternatives. */
const GROUPS = [
  {
    group: 'move',
    rows: [
      { does: 'walk', keys: ['↑', '↓'] },
      { does: 'open', keys: ['Enter'] },
      { does: 'leave', keys: ['Esc'] },
      { does: 'find', keys: [`${command}+F`] },
      { does: 'fit', keys: ['1'] },
      { does: 'zoomReset', keys: ['0'] },
    ],
  },
  {
    group: 'flow',
    rows: [
      { does: 'save', keys: [`${command}+S`] },
      { does: 'test', keys: [`${command}+Enter`] },
      { does: 'help', keys: ['?'] },
    ],
  },
  {
    group: 'edit',
    rows: [
      { does: 'add', keys: [`${command}+K`] },
      { does: 'rename', keys: ['F2'] },
      { does: 'remove', keys: ['Del'] },
      { does: 'duplicate', keys: [`${command}+D`] },
      { does: 'disable', keys: ['D'] },
      { does: 'copyPaste', keys: [`${command}+C`, `${command}+X`, `${command}+V`] },
      { does: 'several', keys: ['Shift+click', `${command}+A`] },
      { does: 'expand', keys: ['Alt+Enter'] },
      { does: 'undo', keys: [`${command}+Z`] },
      { does: 'redo', keys: [`${command}+Y`] },
    ],
  },
] as const;

/** All keys of the designer. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('designer');
  return (
    <Modal open footer={null} width={640} title={t('help.title')} onCancel={onClose}>
      <div className="help-sheet" data-testid="help-sheet">
        {GROUPS.map(({ group, rows }) => (
          <section key={group}>
            <h3>{t(`help.groups.${group}`)}</h3>
            <dl>
              {rows.map(({ does, keys }) => (
                <div key={does}>
                  <dt>{t(`help.${does}`)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{key.replace('click', t('help.click'))}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
