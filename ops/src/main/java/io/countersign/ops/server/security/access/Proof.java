package io.countersign.ops.server.security.access;

/**
 * What somebody came in with: a token, a session, a password. Asked again by what goes on for
 * longer than a request.
 */
@FunctionalInterface
public interface Proof {
  /** Whether it would still let them in. */
  boolean holds();
}
