package io.countersign.ops.server.imports;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.server.imports.format.LineFault;
import org.jspecify.annotations.Nullable;

/** What an import has come to so far: received = registered + duplicates + failed + under way. */
public record ImportCounts(
    long received, long registered, long duplicates, long failed, LeftOut leftOut) {

  /**
   * Pre-labels that could not be taken; their rows could.
   *
   * @param because of what the first one was left out, with its line; {@code null} if none was
   */
  public record LeftOut(long count, @Nullable String because) {
    static final LeftOut NONE = new LeftOut(0, null);

    LeftOut and(long line, LineFault fault) {
      return new LeftOut(
          count + 1, because == null ? "Line " + line + ": " + fault.detail() : because);
    }
  }

  Problem.Counts ofProblem() {
    return new Problem.Counts(received, registered, duplicates, failed);
  }
}
