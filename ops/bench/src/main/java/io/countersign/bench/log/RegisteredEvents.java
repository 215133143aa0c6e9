package io.countersign.bench.log;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * Any number of events of the commonest kind, each the first of a stream of its own. Thread-safe.
 */
final class RegisteredEvents {
  private static final ProjectId PROJECT = new ProjectId("bench");
  private static final BatchId BATCH = new BatchId("bench");
  private static final ContentRef CONTENT =
      new ContentRef("ab".repeat(32), "image/png", 831, 28, 28, null);

  private final String prefix;
  private final AtomicLong next = new AtomicLong();

  /**
   * @param prefix of the streams' names
   */
  RegisteredEvents(String prefix) {
    this.prefix = prefix;
  }

  List<DomainEventMessage<DataRowRegistered>> take(int count) {
    return IntStream.range(0, count).mapToObj(i -> event()).toList();
  }

  private DomainEventMessage<DataRowRegistered> event() {
    DataRowId id = new DataRowId("%s-%016d".formatted(prefix, next.getAndIncrement()));
    return new GenericDomainEventMessage<>(
        "data-row",
        id.value(),
        0,
        new DataRowRegistered(
            id, PROJECT, BATCH, id.value(), CONTENT, Map.of(), List.of(), 1, false));
  }
}
