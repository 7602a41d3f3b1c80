import { EyeOutlined, PlusOutlined } from '@ant-design/icons';
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { ConnectorIcon } from '../../designer/catalog/step-icon.tsx';
import type { TemplateItem } from './templates-page.tsx';

type Props = {
  template: TemplateItem;
  connectors: readonly ConnectorManifest[];
  language: Language;
  onPreview: () => void;
  onUse: () => void;
};

export function TemplateCard({ template, connectors, language, onPreview, onUse }: Props) {
  const { t } = useTranslation('templates');
  const mayBuild = useCan('builder');
  const { key, names, descriptions, tags, version, shipped, flows } = template;
  return (
    <article className="template-card" data-testid={`template-${key}`}>
      <header>
        <span className="template-icons">
          {template.connectors.map((each) => {
            const connector = connectors.find((known) => known.key === each);
            return connector ? (
              <span key={each} title={connector.names[language]}>
                <ConnectorIcon connector={connector} />
              </span>
            ) : null;
          })}
        </span>
        <span className="template-facts">
          {t(shipped ? 'shipped' : 'mine')} · {t('version', { number: version })}
          {flows.length > 1 ? ` · ${t('flows', { count: flows.length })}` : ''}
        </span>
      </header>
      <h2>{names[language]}</h2>
      <p>{descriptions[language]}</p>
      <div className="template-tags">
        {tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </div>
      <footer>
        <Button icon={<EyeOutlined />} onClick={onPreview} data-testid={`preview-${key}`}>
          {t('preview')}
        </Button>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          disabled={!mayBuild}
          onClick={onUse}
          data-testid={`use-template-${key}`}
        >
          {t('create')}
        </Button>
      </footer>
    </article>
  );
}
