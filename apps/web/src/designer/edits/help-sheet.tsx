import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCanvasDirection } from '../canvas/canvas-direction.ts';
import { type CommandGroup, commandIds, designerCommands } from './designer-commands.ts';
import { chordText } from './shortcut-keys.ts';
import { turnedChord } from './turned-chord.ts';

const GROUPS: readonly CommandGroup[] = ['move', 'flow', 'edit', 'structure'];

/** Every key of the command table, what the mouse does with a key held, and what a field itself listens to. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('editing');
  const direction = useCanvasDirection((state) => state.direction);
  const others = [
    { does: t('help.several'), keys: [`Shift / Ctrl + ${t('help.click')}`] },
    { does: t('help.frame'), keys: [`Shift + ${t('help.drag')}`] },
    { does: t('help.menu'), keys: [t('help.rightClick'), 'Shift+F10'] },
    { does: t('help.expand'), keys: [chordText('Alt+Enter')] },
  ];
  return (
    <Modal open footer={null} width={780} style={{ top: 32 }} title={t('help.title')} onCancel={onClose}>
      <div className="help-sheet" data-testid="help-sheet">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`help.groups.${group}`)}</h3>
            <dl>
              {commandIds
                .filter((id) => designerCommands[id].group === group && designerCommands[id].keys.length > 0)
                .map((id) => (
                  <Row
                    key={id}
                    does={t(`commands.${id}`)}
                    keys={designerCommands[id].keys.map((chord) => chordText(turnedChord(chord, direction)))}
                    testId={`help-${id}`}
                  />
                ))}
              {group === 'move'
                ? others.map(({ does, keys }) => <Row key={does} does={does} keys={keys} />)
                : null}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function Row({ does, keys, testId }: { does: string; keys: readonly string[]; testId?: string }) {
  return (
    <div data-testid={testId}>
      <dt>{does}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  );
}
