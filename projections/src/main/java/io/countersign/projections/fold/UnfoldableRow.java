package io.countersign.projections.fold;

/** A row's history can't be folded any more, up to where it was folded before. */
public final class UnfoldableRow extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String streamId;

  UnfoldableRow(String streamId, RuntimeException cause) {
    super(cause.toString(), cause);
    this.streamId = streamId;
  }

  public String streamId() {
    return streamId;
  }
}
