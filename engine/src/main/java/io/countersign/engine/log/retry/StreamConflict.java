package io.countersign.engine.log.retry;

/**
 * A stream was changed by a transaction that committed first: what this one decided was decided on
 * what is past, or would stand before that in the log. Its next attempt has a later place.
 */
public final class StreamConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StreamConflict(String streamId) {
    super("Changed by another transaction: " + streamId, null, false, false);
  }
}
