package io.countersign.ops.server.operations;

import io.countersign.processes.upkeep.DeadLetterTable;
import io.countersign.projections.store.DeadLetter;
import java.time.Instant;

/**
 * Something that is left out since it failed, while everything else goes on.
 *
 * @param store that leaves it out: {@code projections} or {@code processes}
 * @param subject the id of what it is about
 * @param work that failed, or the type of the event that can't be followed
 * @param tries how often it was tried
 * @param failure for people: why it failed the last time
 */
public record DeadLetterLine(
    String store, String subject, String work, Instant since, long tries, String failure) {
  static DeadLetterLine of(DeadLetter stream) {
    return new DeadLetterLine(
        "projections",
        stream.stream(),
        stream.type(),
        stream.since(),
        stream.tries(),
        stream.failure());
  }

  static DeadLetterLine of(DeadLetterTable.DeadLetter row) {
    return new DeadLetterLine(
        "processes", row.dataRow().value(), row.work(), row.since(), row.tries(), row.failure());
  }
}
