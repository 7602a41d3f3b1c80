import { Button, Result, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { Lacks } from './lacks.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { TenantLink } from './tenant-link.tsx';

/** After an upgrade: what became of each flow, the way to it, and the way back. */
export function UpgradeOutcome({ outcome }: { outcome: ServerOutputs['upgrades']['applyOne'] }) {
  const { t } = useTranslation('upgrades');
  const { tenant } = useSession();
  const navigate = useNavigate();
  const [back, setBack] = useState(false);
  const { version, otherErrors, lacks, flows, groupId } = outcome;
  const words: Partial<Record<(typeof flows)[number]['did'], string>> = {
    made: t('outcome.made'),
    kept: t('outcome.kept'),
  };
  return (
    <>
      <Result
        status="success"
        title={<span data-testid="upgrade-outcome">{t('outcome.title', { version })}</span>}
        subTitle={
          <>
            <p>{t('outcome.text')}</p>
            {otherErrors > 0 ? (
              <p className="upgrades-failed">{t('outcome.errors', { count: otherErrors })}</p>
            ) : null}
            <Lacks lacks={lacks} linked />
            {flows.map(({ id, name, did }) => (
              <div key={id}>
                <TenantLink to={`/flows/${id}`}>{name}</TenantLink>{' '}
                {words[did] === undefined ? null : <Tag>{words[did]}</Tag>}
              </div>
            ))}
          </>
        }
        extra={[
          <Button key="back" data-testid="outcome-roll-back" onClick={() => setBack(true)}>
            {t('rollBack.action')}
          </Button>,
          <Button key="all" type="primary" onClick={() => void navigate('/templates/upgrades')}>
            {t('back')}
          </Button>,
        ]}
      />
      {back ? (
        <RollBackDialog
          groupId={groupId}
          tenantId={tenant.id}
          onClose={() => setBack(false)}
          onDone={() => void navigate('/templates/upgrades')}
        />
      ) : null}
    </>
  );
}
