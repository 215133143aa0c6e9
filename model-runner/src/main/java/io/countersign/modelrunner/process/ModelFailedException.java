package io.countersign.modelrunner.process;

/** A model took more than its budget, or its process ended while it worked. */
public final class ModelFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason for people: what it did
   */
  ModelFailedException(String reason) {
    super(reason);
  }
}
