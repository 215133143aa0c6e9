package io.countersign.ops.server.operations;

/** Is told how far work is. */
@FunctionalInterface
public interface Steps {
  /** For the total of work whose size is not known. */
  long UNKNOWN = -1;

  void to(long done, long total);
}
