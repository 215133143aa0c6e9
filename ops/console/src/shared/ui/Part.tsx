import { Component, type ReactNode } from 'react';
import { Failed } from './Failed';

interface Props {
  children: ReactNode;
  /** Shown in its place; else that it is broken, and another try. */
  instead?: ReactNode;
}

/** A part of a page: if it breaks, the others stay. */
export class Part extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    const { children, instead } = this.props;
    if (!this.state.broken) return children;
    return instead ?? <Failed error={BROKEN} retry={() => this.setState({ broken: false })} />;
  }
}

const BROKEN = new Error('This part of the page could not be shown. The rest of it works.');
