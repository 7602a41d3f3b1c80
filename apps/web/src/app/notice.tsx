import type { ReactNode } from 'react';

type Props = { title: ReactNode; text?: ReactNode; action?: ReactNode; children?: ReactNode };

/** A page that has only this to say. Made of nothing that would have to be loaded: it is what shows when loading fails. */
export function Notice({ title, text, action, children }: Props) {
  return (
    <div className="notice" role="alert">
      <h1>{title}</h1>
      {text === undefined ? null : <p>{text}</p>}
      {action === undefined ? null : <div className="notice-action">{action}</div>}
      {children}
    </div>
  );
}
