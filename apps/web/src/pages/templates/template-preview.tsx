import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { FlowCanvas } from '../../designer/canvas/flow-canvas.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { TemplateItem } from './templates-page.tsx';
import { VersionChoice } from './version-choice.tsx';
import { WhatComes } from './what-comes.tsx';

type Props = {
  template: TemplateItem;
  connectors: readonly ConnectorManifest[];
  onClose: () => void;
  onUse: () => void;
};

/** A template's drawing, before anything is made of it. */
export function TemplatePreview({ template, connectors, onClose, onUse }: Props) {
  const { t } = useTranslation(['templates', 'packages']);
  const language = usePreferences((state) => state.language);
  const mayBuild = useCan('builder');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<string>();
  const [version, setVersion] = useState(template.version);
  const detail = useQuery(trpc.templates.get.queryOptions({ id: template.id, language, version }));
  const flow = detail.data?.flows.find((each) => each.key === chosen) ?? detail.data?.flows[0];
  return (
    <Drawer
      open
      size={860}
      onClose={onClose}
      title={t('previewOf', { name: template.names[language] })}
      extra={
        <Button type="primary" disabled={!mayBuild} onClick={onUse}>
          {t('create')}
        </Button>
      }
    >
      <div className="template-preview">
        <p>{detail.data?.descriptions[language] ?? template.descriptions[language]}</p>
        <VersionChoice
          templateId={template.id}
          newest={template.version}
          version={version}
          onChange={setVersion}
        />
        {detail.data?.changelog ? <p>{t('packages:changelogOf', { text: detail.data.changelog })}</p> : null}
        {detail.data ? <WhatComes detail={detail.data} /> : null}
        {template.flows.length > 1 ? (
          <Segmented
            aria-label={t('previewFlow')}
            value={flow?.key ?? ''}
            onChange={setChosen}
            options={template.flows.map((each) => ({ value: each.key, label: each.names[language] }))}
          />
        ) : null}
        {detail.isError ? <Alert type="error" showIcon title={errorText(detail.error)} /> : null}
        {detail.isPending ? <Skeleton active /> : null}
        {flow ? (
          <div className="template-canvas" data-testid="template-canvas">
            <FlowCanvas
              key={`${flow.key}:${language}:${version}`}
              document={flow.document}
              connectors={connectors}
            />
          </div>
        ) : null}
      </div>
    </Drawer>
  );
}
