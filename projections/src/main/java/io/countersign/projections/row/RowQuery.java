package io.countersign.projections.row;

import com.mongodb.client.model.Filters;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.row.DataRowFilter.Between;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Paging;
import io.countersign.projections.store.ViewCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Finds data rows and finished tasks. */
public final class RowQuery {
  /** What a list does not show of a row: most of it. */
  public static final List<String> NOT_LISTED =
      List.of(RowDocuments.LABELS, RowDocuments.REVIEWS, RowDocuments.MODEL, Fields.POSITION);

  private static final int EXPORTED_AT_ONCE = 500;

  /** The last character there is. */
  private static final String AFTER_EVERY_TEXT = "\uffff";

  private RowQuery() {}

  /** Which stored rows a filter is about. */
  public static Bson rows(Generation generation, ProjectId project, DataRowFilter filter) {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(Filters.eq(RowDocuments.PROJECT, project.value()));
    conditions.add(ProjectView.rowsOf(generation, project));
    addIfPresent(conditions, RowDocuments.STATE, filter.state());
    addIfPresent(conditions, RowDocuments.STAGE, filter.stage());
    addIfPresent(conditions, RowDocuments.BATCH, filter.batch());
    addIfPresent(conditions, RowDocuments.SLA, filter.sla());
    List<DataRowId> ids = filter.ids();
    if (ids != null) {
      conditions.add(Filters.in(Fields.ID, ids.stream().map(DataRowId::value).toList()));
    }
    filter.facts().forEach(fact -> conditions.add(Filters.eq(RowDocuments.FACTS, fact)));
    addRanges(conditions, filter);
    return Filters.and(conditions);
  }

  private static void addRanges(List<Bson> conditions, DataRowFilter filter) {
    String key = filter.key();
    if (key != null) {
      conditions.add(Filters.gte(RowDocuments.KEY, key));
      conditions.add(Filters.lt(RowDocuments.KEY, key + AFTER_EVERY_TEXT));
    }
    Between<Instant> accepted = filter.accepted();
    if (accepted.restricts()) {
      conditions.add(Filters.eq(RowDocuments.STATE, DataRowState.ACCEPTED.name()));
      addTimes(conditions, RowDocuments.FINISHED_AT, accepted.from(), accepted.to());
    }
    Double least = filter.confidence().from();
    if (least != null) {
      conditions.add(Filters.gte(RowDocuments.CONFIDENCE, least));
    }
    Double most = filter.confidence().to();
    if (most != null) {
      conditions.add(Filters.lte(RowDocuments.CONFIDENCE, most));
    }
  }

  private static void addTimes(
      List<Bson> conditions, String field, @Nullable Instant from, @Nullable Instant to) {
    if (from != null) {
      conditions.add(Filters.gte(field, Fields.date(from)));
    }
    if (to != null) {
      conditions.add(Filters.lt(field, Fields.date(to)));
    }
  }

  /** Which stored tasks a filter is about. */
  public static Bson tasks(ProjectId project, DoneTaskFilter filter) {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(Filters.eq(DoneTasks.PROJECT, project.value()));
    addIfPresent(conditions, DoneTasks.STAGE, filter.stage());
    addIfPresent(conditions, DoneTasks.ASSIGNEE, filter.assignee());
    addIfPresent(conditions, "kind", filter.kind());
    addIfPresent(conditions, "sla", filter.sla());
    addIfPresent(conditions, "batch", filter.batch());
    addIfPresent(conditions, "outcome", filter.outcome());
    addTimes(conditions, "doneAt", filter.from(), filter.to());
    return Filters.and(conditions);
  }

  private static void addIfPresent(List<Bson> conditions, String field, @Nullable Object value) {
    if (value != null) {
      conditions.add(Filters.eq(field, value.toString()));
    }
  }

  public static DataRowItem row(Document document) {
    return RowDocuments.item(document);
  }

  public static DoneTask task(Document document) {
    return DoneTasks.read(document);
  }

  /**
   * Hands the rows of a project to {@code rows}, some hundreds in memory at a time: in pages, as
   * the embedded server would hold a whole list of rows in memory.
   *
   * @param serving the generation that is served at the moment, which may change on the way
   */
  public static void export(
      Supplier<Generation> serving,
      Paging paging,
      ProjectId project,
      @Nullable DataRowState state,
      Consumer<ExportRow> rows) {
    DataRowFilter wanted = DataRowFilter.ALL.state(state);
    List<Document> page;
    String last = null;
    do {
      Generation generation = serving.get();
      Bson filter = rows(generation, project, wanted);
      page = paging.read(generation.collection(ViewCollection.ROW), filter, last, EXPORTED_AT_ONCE);
      for (Document row : page) {
        rows.accept(RowDocuments.export(row));
        last = Fields.text(row, Fields.ID);
      }
    } while (page.size() == EXPORTED_AT_ONCE);
  }
}
