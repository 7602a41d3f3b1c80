/** Design tokens for Ant Design. The canvas and our own parts use the CSS variables of app.css, which hold the same colours. */
import { type ThemeConfig, theme } from 'antd';
import type { Theme } from './preferences.ts';

const FONT =
  "'Inter', system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** The dark algorithm would tint them with the primary colour. */
const DARK_SURFACES = {
  colorBgContainer: '#171b24',
  colorBgElevated: '#1e2430',
  colorBorder: '#3a4356',
  colorBorderSecondary: '#2a3140',
  colorTextDescription: '#9aa3b5',
};

/**
 * Under the pointer things get lighter by themselves, and their words too pale to be read (AA: 4.5). By day they get darker; at
 * night what has white words on it may only get a little lighter, and words without a ground have colours of their own.
 */
const DAY_POINTED = {
  colorPrimaryHover: '#1f47c4',
  colorPrimaryActive: '#17369b',
  colorLinkHover: '#1f47c4',
  colorErrorHover: '#a82727',
};
const NIGHT_POINTED = { colorPrimaryHover: '#5070d6', colorLinkHover: '#b3c6ff' };
const NIGHT_BUTTONS = {
  // Coral that can be read as a text is too light under white.
  dangerColor: '#1a0f10',
  defaultHoverColor: '#8fabff',
  defaultHoverBorderColor: '#8fabff',
  defaultActiveColor: '#a9bfff',
  defaultActiveBorderColor: '#a9bfff',
};

/** Under the words of tags and alerts: derived ones are too dark or too pale to read their colour on (AA: 4.5). */
const LIGHT_SIGNALS = {
  colorSuccessBg: '#e7f6ee',
  colorSuccessBorder: '#a9dcc1',
  colorWarningBg: '#fdf1dd',
  colorErrorBg: '#fdeaea',
  colorTextDescription: '#566178',
};

export function themeFor(shown: Theme): ThemeConfig {
  const dark = shown === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#5379ee' : '#2f5be7',
      colorInfo: dark ? '#5379ee' : '#2f5be7',
      colorSuccess: dark ? '#2ab57a' : '#12774a',
      colorWarning: dark ? '#c97a0a' : '#9c5a04',
      colorError: dark ? '#ff7676' : '#c93434',
      colorLink: dark ? '#93adff' : '#2f5be7',
      colorTextBase: dark ? '#e8ebf2' : '#1b2333',
      colorBgBase: dark ? '#14171f' : '#ffffff',
      colorTextPlaceholder: dark ? '#8c96ab' : '#6b758a',
      ...(dark ? DARK_SURFACES : LIGHT_SIGNALS),
      ...(dark ? NIGHT_POINTED : DAY_POINTED),
      colorBgLayout: dark ? '#0f1218' : '#f4f6fa',
      borderRadius: 7,
      fontFamily: FONT,
      fontSize: 14,
      controlHeight: 34,
      wireframe: false,
      // Zooms and slides move what was just opened. Ant Design's dialog stands invisible at its place for two frames, then
      // grows out of a fifth of its size for 0.3 s: a press in that time is released over something else, and the click
      // is lost or closes the dialog. What opens stands where it will stand; app.css fades it in there.
      motion: false,
    },
    components: {
      Tabs: {
        horizontalItemPadding: '10px 2px',
        horizontalItemGutter: 20,
        ...(dark ? { itemSelectedColor: '#8fabff', itemHoverColor: '#a9bfff', inkBarColor: '#8fabff' } : {}),
      },
      ...(dark
        ? {
            Button: NIGHT_BUTTONS,
            Table: { rowSelectedBg: '#1e2a4a', rowSelectedHoverBg: '#233156' },
          }
        : {}),
      Menu: { itemBorderRadius: 7, activeBarBorderWidth: 0 },
    },
  };
}
