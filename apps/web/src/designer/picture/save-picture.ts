/** The picture of a flow as a file in the browser's downloads. Loaded when one is asked for. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument, Step, Trigger } from '@flowbridge/flow';
import { type LaneId, parseLaneId } from '@flowbridge/flow';
import { stepKeyLine, stepTitle, triggerTitle, type Words } from '../catalog/step-words.ts';
import { drawPicture, type Picture, type PictureWords } from './draw-picture.ts';
import { iconName, readIcons } from './picture-icons.tsx';
import { browserMeasure } from './picture-text.ts';
import { toPng } from './to-png.ts';

export type PictureFormat = 'png' | 'svg';

export type PictureSource = {
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
  words: Words;
  laneWords: (name: string, step: Step | undefined) => string;
  triggerLine: (trigger: Trigger) => string;
  texts: Pick<PictureWords, 'flowName' | 'end' | 'empty'>;
};

export async function savePicture(source: PictureSource, format: PictureFormat): Promise<void> {
  const picture = pictureOf(source);
  const blob = format === 'png' ? await toPng(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
  download(blob, `${fileName(source.texts.flowName)}.${format}`);
}

function pictureOf({ document, connectors, words, laneWords, triggerLine, texts }: PictureSource): Picture {
  const icons = readIcons(document, connectors);
  const triggers = new Map<string, Trigger>(document.triggers.map((each) => [each.id, each]));
  const steps = new Map<string, Step>(Object.values(document.steps).map((each) => [each.id, each]));
  const card: PictureWords['card'] = (id) => {
    const trigger = triggers.get(id);
    if (trigger) {
      const title = triggerTitle(trigger, words);
      const line = triggerLine(trigger);
      const icon = icons.get(iconName(trigger, connectors));
      return { title, line: line === title ? '' : line, icon, disabled: false };
    }
    const step = steps.get(id);
    return (
      step && {
        title: stepTitle(step, words),
        line: stepKeyLine(step, words),
        icon: icons.get(iconName(step, connectors)),
        disabled: step.disabled === true,
      }
    );
  };
  const lane = (id: string) => {
    const address = parseLaneId(id as LaneId);
    return address ? laneWords(address.name, steps.get(address.container)) : '';
  };
  return drawPicture(document, { ...texts, card, lane }, browserMeasure());
}

/** Signs that Windows does not allow in names of files. */
const fileName = (flowName: string): string => flowName.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim() || 'flow';

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
