import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from './preferences.ts';
import { useDeviceTheme, useTheme } from './use-theme.ts';

/** Switches to the other theme. Who is back at the device's own follows the device again. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const device = useDeviceTheme();
  const dark = useTheme() === 'dark';
  const other = dark ? 'light' : 'dark';
  return (
    <Button
      type="text"
      icon={dark ? <SunOutlined /> : <MoonOutlined />}
      aria-label={dark ? t('theme.toLight') : t('theme.toDark')}
      data-testid="theme-switch"
      onClick={() => usePreferences.setState({ theme: other === device ? undefined : other })}
    />
  );
}
