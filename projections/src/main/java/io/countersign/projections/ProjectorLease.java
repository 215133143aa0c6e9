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

  /** Takes the right if it is free; whether this node has it now. */
  boolean held();

  /** Gives the right back. */
  @Override
  void close();
}
