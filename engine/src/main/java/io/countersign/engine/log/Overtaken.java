package io.countersign.engine.log;

/**
 * A stream was changed by a transaction that began later and committed first: what this one would
 * add to it would stand before that in the log. Its next attempt has a later place.
 */
final class Overtaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Overtaken(String streamId) {
    super("Overtaken by a later transaction at " + streamId, null, false, false);
  }
}
