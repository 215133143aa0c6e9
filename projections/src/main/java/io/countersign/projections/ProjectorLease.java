package io.countersign.projections;

/** The right to write projections, which one node has at a time. Used by one thread. */
public interface ProjectorLease extends AutoCloseable {
  /** Where there is one node only. */
  ProjectorLease ALWAYS =
      new ProjectorLease() {
        @Override
        public boolean held() {
          return true;
        }

        @Override
        public void close() {}
      };

  /** Takes the right if it is free; whether this node surely has it now. */
  boolean held();

  /**
   * Shows that this node still works, and takes the right again if it was lost and is free.
   *
   * @throws IllegalStateException if another has it, or where that can't be asked
   */
  default void requireHeld() {
    if (!held()) {
      throw new IllegalStateException("Expected the lease to be free, but another has it");
    }
  }

  /** Gives the right back. */
  @Override
  void close();
}
