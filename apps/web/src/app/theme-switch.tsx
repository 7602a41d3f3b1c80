import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from './preferences.ts';

export function ThemeSwitch() {
  const { t } = useTranslation();
  const dark = usePreferences((state) => state.theme) === 'dark';
  return (
    <Button
      type="text"
      icon={dark ? <SunOutlined /> : <MoonOutlined />}
      aria-label={dark ? t('theme.toLight') : t('theme.toDark')}
      data-testid="theme-switch"
      onClick={() => usePreferences.setState({ theme: dark ? 'light' : 'dark' })}
    />
  );
}
