/** A picture is light whatever the console is: it goes onto white paper. The colours are those of the light theme. */
export const INK = {
  background: '#ffffff',
  card: '#ffffff',
  border: '#c8d0de',
  text: '#1b2333',
  quiet: '#566178',
  edge: '#aab4c6',
  loop: '#7a4fd0',
  start: '#14804f',
  frame: '#fbf9fe',
  frameBorder: '#c9bbe9',
  head: '#f2edfb',
  headBorder: '#c6b6ea',
  empty: '#f7f9fc',
} as const;

/** What the light theme's variables stand for, for icons that are coloured by them. */
const VARIABLES: Record<string, string> = {
  '--fb-primary': '#2f5be7',
  '--fb-tint-logic': '#7a4fd0',
  '--fb-tint-data': '#0e7c86',
  '--fb-tint-code': '#a8590c',
  '--fb-tint-end': '#b83b3b',
  '--fb-tint-start': '#14804f',
};

export function lightColour(css: string): string {
  const name = /var\((--[\w-]+)\)/.exec(css)?.[1];
  return name === undefined ? css : (VARIABLES[name] ?? INK.text);
}

export const NOTE_PAPER = {
  yellow: ['#fdf5dc', '#f7d774'],
  blue: ['#e6f0fc', '#7fb2f0'],
  green: ['#e5f5ea', '#7fcf9b'],
  pink: ['#fce9f1', '#f09ac0'],
  grey: ['#eef0f4', '#a9b2c2'],
} as const;

/** Fonts of Windows, macOS and Linux that have Chinese, too: the picture is looked at elsewhere. */
export const FONT =
  "Inter, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', Helvetica, Arial, sans-serif";
