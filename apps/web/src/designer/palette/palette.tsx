import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { usePreferences } from '../../app/preferences.ts';
import { pressPaletteItem } from '../drag/press-palette-item.ts';
import { useDesigner } from '../store/designer-context.ts';
import { insertItem } from './insert-item.ts';
import { PaletteList } from './palette-list.tsx';
import { usePaletteGroups } from './use-palette-groups.ts';

/** The left side of the designer: drag from here onto the canvas, or double-click to add. */
export const Palette = memo(function Palette() {
  const { t } = useTranslation('designer');
  const language = usePreferences((state) => state.language);
  const designer = useDesigner();
  const groups = usePaletteGroups();
  return (
    <aside className="designer-palette" aria-label={t('palette.label')}>
      <PaletteList
        groups={groups}
        onPress={(event, item) => pressPaletteItem(designer, event, item, item.names[language])}
        onChoose={(item) => {
          const result = insertItem(designer.store, item);
          if (!result.ok) message.error(result.problem.message[language]);
        }}
      />
      <div className="palette-hint">{t('palette.hint')}</div>
    </aside>
  );
});
