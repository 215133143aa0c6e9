package io.countersign.ops.demo;

/** How often people decided, by kind of decision; every one was acknowledged by the server. */
record Tally(
    long labelled, long reworked, long adjudicated, long approved, long corrected, long rejected) {

  long decisions() {
    return labels() + reviews();
  }

  /** Labels written by people. */
  long labels() {
    return labelled + reworked + adjudicated;
  }

  long reviews() {
    return approved + corrected + rejected;
  }

  double decisionsPerRow(int rows) {
    return decisions() / (double) rows;
  }
}
