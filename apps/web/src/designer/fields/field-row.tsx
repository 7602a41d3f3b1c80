import type { ValueSchema } from '@flowbridge/flow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldProblem } from './field-problems.ts';
import { TypeMark } from './picker/type-mark.tsx';

type Props = {
  path: string;
  label: ReactNode;
  /** The wire name, shown small when it differs from the label. */
  wireName?: string | undefined;
  type?: ValueSchema['type'] | undefined;
  required?: boolean | undefined;
  description?: string | undefined;
  actions?: ReactNode;
  children: ReactNode;
};

/** Label, type, help and problem of one field around its input. */
export function FieldRow({ path, label, wireName, type, required, description, actions, children }: Props) {
  const { t } = useTranslation('panel');
  const problem = useFieldProblem(path);
  return (
    <div className="field-row" data-field-row={path}>
      <div className="field-head">
        {type ? <TypeMark type={type} /> : null}
        <span className="field-label">{label}</span>
        {required ? (
          <span className="field-required" title={t('required')}>
            *
          </span>
        ) : null}
        {wireName && wireName !== label ? <span className="field-wire">{wireName}</span> : null}
        <span className="field-actions">{actions}</span>
      </div>
      {children}
      {problem ? (
        <div className={`field-problem is-${problem.severity}`} role="alert">
          {problem.text}
        </div>
      ) : null}
      {description ? <div className="field-help">{description}</div> : null}
    </div>
  );
}
