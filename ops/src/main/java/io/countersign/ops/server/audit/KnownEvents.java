package io.countersign.ops.server.audit;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.ops.server.answers.EventData;
import io.countersign.ops.server.datarows.RowReader;
import io.countersign.ops.server.datarows.RowReader.Read;
import io.countersign.ops.server.knowledge.Knowledge;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be known of events that a search found: for that, their rows are read as they are. */
@Component
final class KnownEvents {
  /** They tell which rows are looked at again, and what leads who look blind would find. */
  private static final Set<String> SAMPLES =
      Set.of("sample-drawn", "row-looked-at", "sample-judged");

  private final RowReader rows;

  KnownEvents(RowReader rows) {
    this.rows = rows;
  }

  /** Those of {@code found} that the caller may know of, each with what they may know of it. */
  List<FoundEvent> known(List<FoundEvent> found, Knowledge caller) {
    Map<DataRowId, Read> read =
        rows.now(
            found.stream().map(FoundEvent::dataRow).filter(Objects::nonNull).distinct().toList());
    return found.stream().flatMap(event -> known(event, read, caller).stream()).toList();
  }

  private static Optional<FoundEvent> known(
      FoundEvent event, Map<DataRowId, Read> read, Knowledge caller) {
    @Nullable DataRowId id = event.dataRow();
    if (id == null) {
      boolean hidden = SAMPLES.contains(event.type()) && !caller.truths();
      return hidden ? Optional.empty() : Optional.of(event);
    }
    Read row = Objects.requireNonNull(read.get(id));
    RecordedEvent recorded = row.events().get(event.version());
    return caller
        .of(row.row())
        .data(recorded, event.data().json())
        .map(data -> event.with(new EventData(data)));
  }
}
