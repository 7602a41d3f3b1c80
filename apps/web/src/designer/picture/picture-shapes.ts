/** Parts of an SVG as text. */
export type Shape = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Signs that XML has no way to write; they would make the whole picture unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeXml(raw: string): string {
  return raw.replaceAll(NOT_XML, '').replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An element. `inside` is markup already, unless `isText` says that it is text. */
export function el(
  name: string,
  attributes: Attributes,
  inside: readonly string[] = [],
  { isText = false } = {},
): Shape {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`]))
    .join('');
  const content = isText ? inside.map(escapeXml) : inside;
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

type Written = {
  x: number;
  y: number;
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: 'middle';
  opacity?: number;
};

/** A line of text; `y` is its base line. */
export function text(line: string, { x, y, size, fill, bold, anchor, opacity }: Written): Shape {
  const weight = bold ? 600 : undefined;
  const attributes = { x, y, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, fill, opacity };
  return el('text', attributes, [line], { isText: true });
}
