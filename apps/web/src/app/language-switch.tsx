import { GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { loadLanguage } from '../i18n/load-language.ts';
import { type Language, usePreferences } from './preferences.ts';

const LANGUAGES: { key: Language; label: string }[] = [
  { key: 'en', label: 'English' },
  { key: 'zh', label: '简体中文' },
];

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const shown = language === 'zh' ? '中文' : 'EN';
  const choose = async (key: string) => {
    const chosen = LANGUAGES.find((each) => each.key === key)?.key;
    if (chosen === undefined) return;
    await loadLanguage(chosen);
    usePreferences.setState({ language: chosen });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: LANGUAGES, selectedKeys: [language], onClick: ({ key }) => void choose(key) }}
    >
      <Button
        type="text"
        icon={<GlobalOutlined />}
        aria-label={`${t('language')}: ${shown}`}
        data-testid="language-switch"
      >
        {shown}
      </Button>
    </Dropdown>
  );
}
