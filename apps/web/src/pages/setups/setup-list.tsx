/** The wizards and clones that were begun and not finished, each with the ways to go on and to discard. */
import { HourglassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { onDemand } from '../../app/on-demand.tsx';
import { useCan } from '../../app/session.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { continueAt, type Setup } from './use-setups.ts';
import './setups.css';

const DiscardDialog = onDemand(
  () => import('./discard-dialog.tsx').then((module) => module.DiscardDialog),
  () => true,
);

const SHOWN_AT_FIRST = 3;

export function SetupList({ setups }: { setups: readonly Setup[] }) {
  const { t } = useTranslation('setups');
  const [all, setAll] = useState(false);
  const [discarding, setDiscarding] = useState<Setup>();
  const shown = all ? setups : setups.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      {setups.length === 0 ? null : (
        <ul className="setups" aria-label={t('label')} data-testid="unfinished-setups">
          {shown.map((setup) => (
            <UnfinishedSetup key={setup.id} setup={setup} onDiscard={() => setDiscarding(setup)} />
          ))}
          {setups.length > shown.length ? (
            <li>
              <Button type="link" size="small" onClick={() => setAll(true)}>
                {t('more', { count: setups.length - shown.length })}
              </Button>
            </li>
          ) : null}
        </ul>
      )}
      {discarding === undefined ? null : (
        <DiscardDialog setup={discarding} onClose={() => setDiscarding(undefined)} />
      )}
    </>
  );
}

function UnfinishedSetup({ setup, onDiscard }: { setup: Setup; onDiscard: () => void }) {
  const { t } = useTranslation('setups');
  const mayBuild = useCan('builder');
  const { name, flows, step, begunBy } = setup;
  const at = formatMoment(setup.createdAt);
  const facts = [
    flows.length === 0 ? t('madeNone') : t('made', { count: flows.length }),
    t('at', { step: t(`steps.${step}`) }),
    begunBy === null ? t('begunAt', { at }) : t('begun', { name: begunBy.name, at }),
    ...(mayBuild ? [] : [t('builders')]),
  ];
  return (
    <li className="setup" data-testid="unfinished-setup">
      <HourglassOutlined aria-hidden />
      <div>
        <strong>{t(setup.templateId === null ? 'clone' : 'title', { name })}</strong>
        <small>{facts.join(' · ')}</small>
      </div>
      {mayBuild ? (
        <span className="setup-ways">
          <Link to={continueAt(setup)} aria-label={t('continueOf', { name })} data-testid="setup-continue">
            {t('continue')}
          </Link>
          <Button
            type="text"
            size="small"
            danger
            aria-label={t('discardOf', { name })}
            data-testid="setup-discard"
            onClick={onDiscard}
          >
            {t('discard')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
