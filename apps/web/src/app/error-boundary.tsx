import { Component, type ReactNode } from 'react';
import { CrashReport } from './crash-report.tsx';

type Props = { children: ReactNode };
type State = { error: unknown };

/** Catches what a subtree throws while rendering and offers to render it again. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('unknown') };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <CrashReport error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}
