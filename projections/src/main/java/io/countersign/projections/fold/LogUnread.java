package io.countersign.projections.fold;

/** The log could not be read while something was folded, which is not to blame for it. */
public final class LogUnread extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogUnread(RuntimeException cause) {
    super(cause.toString(), cause);
  }
}
