import { CopyOutlined, EyeOutlined, PlusOutlined } from '@ant-design/icons';
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Button, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { ConnectorIcon } from '../../designer/catalog/step-icon.tsx';
import { UnfinishedSetups } from '../setups/unfinished-setups.tsx';
import { FlowsBehind } from '../upgrades/upgrades-link.tsx';
import { CardPicture } from './card-picture.tsx';
import { TemplateMenu } from './template-menu.tsx';
import type { TemplateItem } from './templates-page.tsx';
import type { TemplateActions } from './use-template-actions.ts';

type Props = {
  template: TemplateItem;
  connectors: readonly ConnectorManifest[];
  language: Language;
  actions: TemplateActions;
  onPreview: () => void;
  onUse: () => void;
};

export function TemplateCard({ template, connectors, language, actions, onPreview, onUse }: Props) {
  const { t } = useTranslation(['templates', 'packages']);
  const mayBuild = useCan('builder');
  const { key, names, descriptions, tags, relation } = template;
  return (
    <article className="template-card" data-testid={`template-${key}`} aria-label={names[language]}>
      <CardPicture template={template} connectors={connectors} language={language} onOpen={onPreview} />
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
        <TemplateFacts template={template} />
      </header>
      <h2>{names[language]}</h2>
      <p>{descriptions[language]}</p>
      <div className="template-tags">
        {tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </div>
      <FlowsBehind templateId={template.id} />
      <UnfinishedSetups templateId={template.id} />
      <footer>
        <PreviewButton short={relation === 'shared'} onOpen={onPreview} data-testid={`preview-${key}`} />
        {relation === 'shared' ? <CopyButton template={template} actions={actions} /> : null}
        <Button
          type="primary"
          icon={<PlusOutlined />}
          disabled={!mayBuild}
          onClick={onUse}
          data-testid={`use-template-${key}`}
        >
          {t('templates:create')}
        </Button>
        <TemplateMenu template={template} actions={actions} />
      </footer>
    </article>
  );
}

/** Whose it is, its version, and with how many it is shared. */
function TemplateFacts({ template }: { template: TemplateItem }) {
  const { t } = useTranslation(['templates', 'packages']);
  const { relation, publisher, version, flows, audiences, origin } = template;
  const facts = [
    ...(publisher ? [t('packages:by', { name: publisher.name })] : []),
    ...(relation === 'mine' && origin ? [t('packages:copied')] : []),
    t('templates:version', { number: version }),
    ...(flows.length > 1 ? [t('templates:flows', { count: flows.length })] : []),
    ...(audiences > 0 ? [t('packages:sharedWith', { count: audiences })] : []),
  ];
  return <span className="template-facts">{facts.join(' · ')}</span>;
}

type PreviewProps = { short: boolean; onOpen: () => void; 'data-testid': string };

/** Short where a third button stands beside it: all stay in one line of a card. */
function PreviewButton({ short, onOpen, ...rest }: PreviewProps) {
  const { t } = useTranslation('templates');
  return (
    <Tooltip title={short ? t('preview') : undefined}>
      <Button icon={<EyeOutlined />} aria-label={t('preview')} onClick={onOpen} {...rest}>
        {short ? null : t('preview')}
      </Button>
    </Tooltip>
  );
}

function CopyButton({ template, actions }: Pick<Props, 'template' | 'actions'>) {
  const { t } = useTranslation('packages');
  const mayBuild = useCan('builder');
  const [copying, setCopying] = useState(false);
  return (
    <Tooltip title={t('copyHint')}>
      <Button
        icon={<CopyOutlined />}
        disabled={!mayBuild}
        loading={copying}
        aria-label={t('copy')}
        data-testid={`copy-template-${template.key}`}
        onClick={() => {
          setCopying(true);
          void actions.copy(template).finally(() => setCopying(false));
        }}
      >
        {t('copyShort')}
      </Button>
    </Tooltip>
  );
}
