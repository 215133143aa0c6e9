package io.countersign.modelrunner;

/** A model needs more memory for one content than there is. */
public final class MemoryExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MemoryExhaustedException(Throwable cause) {
    super(cause);
  }
}
