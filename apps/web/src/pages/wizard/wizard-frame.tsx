/** The wizard's page: its steps at the side, the present one beside them, the ways back and on below. */
import { ArrowLeftOutlined, ArrowRightOutlined, CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { neighbour, WIZARD_STEPS, type WizardStep } from './use-wizard-step.ts';
import { WizardRights } from './wizard-rights.tsx';
import './wizard.css';

type Props = {
  title: string;
  subtitle: string;
  actions?: ReactNode;
  step: WizardStep;
  onGo: (step: WizardStep) => void;
  /** What each step has to say for itself beside its name. */
  notes?: Partial<Record<WizardStep, string>>;
  done?: ReadonlySet<WizardStep>;
  /** The flows are there. */
  made: boolean;
  /** Steps that cannot be visited yet. */
  closed?: ReadonlySet<WizardStep>;
  /** Steps in which there is nothing to decide: one goes past them. */
  idle?: ReadonlySet<WizardStep>;
  next?: { label?: string; busy?: boolean; onClick: () => void };
  children: ReactNode;
};

export function WizardFrame(props: Props) {
  const { title, subtitle, actions, step, onGo, notes, done, closed, idle, made, next, children } = props;
  const { t } = useTranslation('wizard');
  const before = neighbour(step, -1, idle);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  // Who goes on by keyboard goes on reading at the new step.
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);
  return (
    <PageFrame title={title} subtitle={subtitle} actions={actions}>
      <div className="wizard">
        <nav aria-label={t('steps')}>
          <ol className="wizard-steps">
            {WIZARD_STEPS.map((each, index) => (
              <li key={each}>
                <button
                  type="button"
                  className="wizard-step"
                  aria-current={each === step ? 'step' : undefined}
                  disabled={closed?.has(each) ?? false}
                  data-testid={`wizard-step-${each}`}
                  onClick={() => onGo(each)}
                >
                  <span className="wizard-number">
                    {done?.has(each) && each !== step ? (
                      <CheckCircleFilled aria-label={t('done')} />
                    ) : (
                      index + 1
                    )}
                  </span>
                  <span>
                    <strong>{t(`names.${each}`)}</strong>
                    {idle?.has(each) ? (
                      <small>{t('nothingToDecide')}</small>
                    ) : notes?.[each] ? (
                      <small>{notes[each]}</small>
                    ) : null}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <section className="wizard-body" aria-labelledby="wizard-heading" data-testid={`wizard-${step}`}>
          <h2 id="wizard-heading" tabIndex={-1} ref={heading}>
            {t(`names.${step}`)}
          </h2>
          <p className="quiet">{t(`about.${step}`)}</p>
          <WizardRights made={made} />
          {children}
          <footer className="wizard-foot">
            {before === undefined ? (
              <span />
            ) : (
              <Button icon={<ArrowLeftOutlined />} data-testid="wizard-back" onClick={() => onGo(before)}>
                {t('back')}
              </Button>
            )}
            {next === undefined ? null : (
              <Button
                type="primary"
                icon={<ArrowRightOutlined />}
                iconPlacement="end"
                loading={next.busy ?? false}
                data-testid="wizard-next"
                onClick={next.onClick}
              >
                {next.label ?? t('next')}
              </Button>
            )}
          </footer>
        </section>
      </div>
    </PageFrame>
  );
}
