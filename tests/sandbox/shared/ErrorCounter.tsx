/** @jsxImportSource react */
import { Component, type ReactNode } from "react";

/** What the sites do when a part of them breaks: that part says so, the rest goes on. The root counts the error. */
export class ErrorCounter extends Component<
  { children: ReactNode; broken: () => ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.broken() : this.props.children;
  }
}
