import { ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Panel, useReactFlow, useViewport } from '@xyflow/react';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';

export function ZoomControls({ onFit }: { onFit: () => void }) {
  const { t } = useTranslation('designer');
  const flow = useReactFlow();
  const { zoom } = useViewport();
  const shown = `${Math.round(zoom * 100)}%`;
  return (
    <Panel position="bottom-left">
      <Space.Compact className="zoom-controls">
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={t('canvas.zoomOut')}
          onClick={() => void flow.zoomOut()}
        />
        {/* Its name begins with what is to be read on it, so that it can be spoken to. */}
        <Button
          size="small"
          aria-label={`${shown} · ${t('canvas.zoomReset')}`}
          onClick={() => void flow.zoomTo(1)}
        >
          {shown}
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
