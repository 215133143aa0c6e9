package io.countersign.ops.server.datarows;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Folds rows from the log, as they are or were. */
@Component
public final class RowReader {
  private final EventLog log;

  RowReader(EventLog log) {
    this.log = log;
  }

  /**
   * A row with its events.
   *
   * @param events that it was folded from, at least one
   */
  public record Read(DataRowFold row, List<RecordedEvent> events) {
    public Instant asOf() {
      return row.changedAt();
    }

    public long position() {
      return events.get(events.size() - 1).position();
    }
  }

  public Read now(DataRowId id) {
    return read(id, log.readStream(id.value()));
  }

  public Read at(DataRowId id, Instant at) {
    return read(id, log.readStreamUpTo(id.value(), at));
  }

  public Read atVersion(DataRowId id, int version) {
    return read(id, log.readStreamUpTo(id.value(), version));
  }

  /** Several rows, by id. */
  public Map<DataRowId, Read> now(Collection<DataRowId> ids) {
    Map<String, List<RecordedEvent>> streams = new HashMap<>();
    List<String> names = ids.stream().map(DataRowId::value).distinct().toList();
    for (RecordedEvent event : log.readStreams(names)) {
      streams.computeIfAbsent(event.streamId(), id -> new ArrayList<>()).add(event);
    }
    Map<DataRowId, Read> rows = new HashMap<>();
    streams.forEach((id, events) -> rows.put(new DataRowId(id), read(new DataRowId(id), events)));
    return rows;
  }

  private static Read read(DataRowId id, List<RecordedEvent> events) {
    DataRowFold row = new DataRowFold();
    boolean any = false;
    for (RecordedEvent event : events) {
      if (event.payload() instanceof DataRowEvent change) {
        row.apply(change, event.at());
        any = true;
      }
    }
    if (!any) {
      throw new CommandRefused(
          Refusal.DATA_ROW_NOT_FOUND, "There is no data row " + id + " at that time");
    }
    return new Read(row, events);
  }
}
