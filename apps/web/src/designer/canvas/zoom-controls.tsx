import { ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Panel, useReactFlow, useViewport } from '@xyflow/react';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';

export function ZoomControls({ onFit }: { onFit: () => void }) {
  const { t } = useTranslation('designer');
  const flow = useReactFlow();
  const { zoom } = useViewport();
  return (
    <Panel position="bottom-left">
      <Space.Compact className="zoom-controls">
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={t('canvas.zoomOut')}
          onClick={() => void flow.zoomOut()}
        />
        <Button size="small" aria-label={t('canvas.zoomReset')} onClick={() => void flow.zoomTo(1)}>
          {Math.round(zoom * 100)}%
        </Button>
        <Button
          size="small"
          icon={<PlusOutlined />}
          aria-label={t('canvas.zoomIn')}
          onClick={() => void flow.zoomIn()}
        />
        <Button
          size="small"
          icon={<ExpandOutlined />}
          aria-label={t('canvas.fit')}
          data-testid="zoom-fit"
          onClick={onFit}
        />
      </Space.Compact>
    </Panel>
  );
}
