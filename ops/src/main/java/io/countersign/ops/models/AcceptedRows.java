package io.countersign.ops.models;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.ProjectId;
import io.countersign.modelrunner.Content;
import io.countersign.ops.content.ContentStore;
import io.countersign.ops.content.StoredContent;
import io.countersign.ops.limits.Limits;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.ProjectionQueries;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a project's accepted rows with their contents. */
public final class AcceptedRows {
  private static final int PAGE = 500;

  private final ProjectionQueries queries;
  private final ContentStore contents;
  private final EventLog log;
  private final Limits limits;

  public AcceptedRows(
      ProjectionQueries queries, ContentStore contents, EventLog log, Limits limits) {
    this.queries = queries;
    this.contents = contents;
    this.log = log;
    this.limits = limits;
  }

  /** A row with its final annotations. */
  public record AcceptedRow(List<Annotation> annotations, Content content) {}

  /** Hands at most {@code most} rows to {@code rows}, once the views include {@code position}. */
  void read(ProjectId project, long position, int most, Consumer<AcceptedRow> rows)
      throws InterruptedException {
    if (!queries.waitFor(position, limits.behind().multipliedBy(15))) {
      throw new RequestRefused(
          ProblemCode.PROJECTION_BEHIND, "The views do not include every accepted row yet");
    }
    DataRowFilter accepted = new DataRowFilter(DataRowState.ACCEPTED, null, null, null);
    @Nullable String after = null;
    int left = most;
    do {
      var page = queries.dataRows(project, accepted, after, Math.min(PAGE, left));
      hand(page.items(), rows);
      left -= page.items().size();
      after = page.next();
    } while (after != null && left > 0);
  }

  private void hand(List<DataRowItem> items, Consumer<AcceptedRow> rows) {
    Map<String, String> hashes = hashes(items.stream().map(item -> item.id().value()).toList());
    Map<String, StoredContent> stored = contents.find(hashes.values());
    for (DataRowItem item : items) {
      StoredContent content = stored.get(hashes.getOrDefault(item.id().value(), ""));
      if (content != null) {
        rows.accept(
            new AcceptedRow(item.annotations(), new Content(content.mediaType(), content.bytes())));
      }
    }
  }

  /** The hash of each row's content, as it was registered. */
  private Map<String, String> hashes(List<String> rows) {
    Map<String, String> hashes = new HashMap<>();
    for (RecordedEvent event : log.readStreams(rows)) {
      if (event.payload() instanceof DataRowRegistered registered) {
        hashes.put(event.streamId(), registered.content().sha256());
      }
    }
    return hashes;
  }
}
