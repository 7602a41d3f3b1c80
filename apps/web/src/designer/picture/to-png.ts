import type { Picture } from './draw-picture.ts';

/** Chrome, Firefox and Safari draw canvases up to these; a longer flow is drawn smaller. */
const LONGEST_SIDE = 32_000;
const LARGEST_AREA = 64_000_000;
/** Sharp on dense screens and on paper. */
const SHARPEST = 2;

/** How much a picture is enlarged, so that the browser can draw it. */
export function pngScale({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  const side = LONGEST_SIDE / Math.max(width, height);
  const area = Math.sqrt(LARGEST_AREA / (width * height));
  return Math.min(SHARPEST, side, area);
}

export async function toPng(picture: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = pngScale(picture);
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(picture.width * scale);
    canvas.height = Math.floor(picture.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser could not draw a picture of this size.');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
