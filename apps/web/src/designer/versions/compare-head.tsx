import { ArrowLeftOutlined, CloseOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFlow } from '../flow-context.ts';
import type { Side, VersionNavigation } from './version-address.ts';

type Props = { from: Side; to: Side; navigation: VersionNavigation };

/** Which two sides are compared, any version or the draft each. */
export function CompareHead({ from, to, navigation }: Props) {
  const { t } = useTranslation('versions');
  const sides = useSides();
  const show = (next: { from: Side; to: Side }) => navigation.open({ kind: 'compare', ...next });
  return (
    <>
      <header className="versions-head">
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          aria-label={t('back')}
          title={t('back')}
          data-testid="compare-back"
          onClick={() => navigation.open({ kind: 'list' })}
        />
        <strong>{t('compare.title')}</strong>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('close')}
          title={t('close')}
          data-testid="versions-close"
          onClick={navigation.close}
        />
      </header>
      <div className="compare-sides">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={from}
          options={sides}
          aria-label={t('compare.from')}
          data-testid="compare-from"
          onChange={(side: Side) => show({ from: side, to })}
        />
        <Button
          type="text"
          icon={<SwapOutlined />}
          aria-label={t('compare.swap')}
          title={t('compare.swap')}
          data-testid="compare-swap"
          onClick={() => show({ from: to, to: from })}
        />
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={to}
          options={sides}
          aria-label={t('compare.to')}
          data-testid="compare-to"
          onChange={(side: Side) => show({ from, to: side })}
        />
      </div>
    </>
  );
}

/** The draft and every version: numbers have no gap, and the published one is the newest. */
function useSides(): { value: Side; label: string }[] {
  const { t } = useTranslation('versions');
  const newest = useFlow().publishedVersion ?? 0;
  const numbers = Array.from({ length: newest }, (_, index) => newest - index);
  return [
    { value: 'draft', label: t('draft') },
    ...numbers.map((number) => ({ value: number, label: t('version', { version: number }) })),
  ];
}
