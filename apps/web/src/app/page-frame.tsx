import type { ReactNode } from 'react';

type Props = { title: ReactNode; subtitle?: ReactNode; actions?: ReactNode; children: ReactNode };

/** Heading, actions and content of an ordinary console page. */
export function PageFrame({ title, subtitle, actions, children }: Props) {
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {subtitle ? <p className="page-subtitle">{subtitle}</p> : null}
        </div>
        <div className="page-actions">{actions}</div>
      </div>
      {children}
    </div>
  );
}
