import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { canvasDirection } from '../canvas/canvas-direction.ts';
import { useLaneWords } from '../canvas/lane-title.ts';
import { useTriggerLine } from '../catalog/use-trigger-line.ts';
import { useWords } from '../catalog/use-words.ts';
import { useFlow } from '../flow-context.ts';
import { useDesigner } from '../store/designer-context.ts';
import type { FileSource, PictureFormat } from './save-picture.ts';

/** Gives what saves the flow, as it is in the designer and turned as it is there, as an image; containers that are folded on the screen are open in it. */
export function useSavePicture(): (format: PictureFormat) => void {
  const { t } = useTranslation(['designer', 'picture']);
  const { store, connectors } = useDesigner();
  const flow = useFlow();
  const words = useWords(connectors);
  const laneWords = useLaneWords();
  const triggerLine = useTriggerLine(words);
  const texts = { end: t('designer:canvas.end'), empty: t('designer:canvas.emptyLane') };
  const flowName = flow.name;
  const latest = useRef<Omit<FileSource, 'document' | 'direction'>>(undefined);
  latest.current = { flowName, connectors, words, laneWords, triggerLine, texts };
  return useCallback(
    (format) => {
      const save = async () => {
        const { savePicture } = await import('./save-picture.ts');
        if (latest.current === undefined) return;
        await savePicture(
          {
            ...latest.current,
            document: store.getState().document,
            direction: canvasDirection(),
          },
          format,
        );
      };
      save().then(
        () => message.success(t('picture:saved')),
        () => message.error(t('picture:failed')),
      );
    },
    [store, t],
  );
}
