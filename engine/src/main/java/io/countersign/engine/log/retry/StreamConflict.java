package io.countersign.engine.log.retry;

/**
 * A stream was changed by a transaction that began later and committed first: what this one would
 * add to it would stand before that in the log. Its next attempt has a later place.
 */
public final class StreamConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StreamConflict(String streamId) {
    super("Changed by a later transaction: " + streamId, null, false, false);
  }
}
