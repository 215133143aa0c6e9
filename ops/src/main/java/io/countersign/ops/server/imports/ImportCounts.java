package io.countersign.ops.server.imports;

import io.countersign.ops.contract.problem.Problem;

/** What an import has come to so far: received = registered + duplicates + failed + under way. */
public record ImportCounts(long received, long registered, long duplicates, long failed) {
  Problem.Counts ofProblem() {
    return new Problem.Counts(received, registered, duplicates, failed);
  }
}
