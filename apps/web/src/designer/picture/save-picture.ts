/** The picture of a flow as a file in the browser's downloads. Loaded when one is asked for. */
import { type PictureSource, pictureOf } from './picture-of.ts';
import { toPng } from './to-png.ts';

export type PictureFormat = 'png' | 'svg';

export type FileSource = PictureSource & { flowName: string };

export async function savePicture({ flowName, ...source }: FileSource, format: PictureFormat): Promise<void> {
  const picture = pictureOf({ ...source, texts: { ...source.texts, heading: flowName } });
  const blob = format === 'png' ? await toPng(picture) : new Blob([picture.svg], { type: 'image/svg+xml' });
  download(blob, `${fileName(flowName)}.${format}`);
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
