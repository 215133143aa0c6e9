package io.countersign.projections.row;

import com.mongodb.client.model.Filters;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.row.DataRowFilter.Between;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Paging;
import io.countersign.projections.store.ViewCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Finds data rows and finished tasks. */
public final class RowQuery {
  private static final int EXPORTED_AT_ONCE = 500;

  /** The last character there is. */
  private static final String AFTER_EVERY_TEXT = "\uffff";

  private RowQuery() {}

  /** Which stored rows a filter is about. */
  public static Bson rows(ProjectId project, DataRowFilter filter) {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(Filters.eq(RowDocuments.PROJECT, project.value()));
    addIfPresent(conditions, RowDocuments.STATE, filter.state());
    addIfPresent(conditions, RowDocuments.STAGE, filter.stage());
    addIfPresent(conditions, RowDocuments.BATCH, filter.batch());
    addIfPresent(conditions, RowDocuments.SLA, filter.sla());
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
   * Hands the rows of a project to {@code rows}, some hundreds in memory at a time. Ids are listed
   * first and rows fetched by id, as the embedded server would hold a whole list of rows in memory.
   *
   * @param serving the generation that is served at the moment, which may change on the way
   */
  public static void export(
      Supplier<Generation> serving,
      Paging paging,
      ProjectId project,
      @Nullable DataRowState state,
      Consumer<ExportRow> rows) {
    Bson filter = rows(project, DataRowFilter.ALL.state(state));
    List<String> ids = new ArrayList<>();
    for (Document found : paging.ids(serving.get().collection(ViewCollection.ROW), filter)) {
      ids.add(Fields.text(found, Fields.ID));
      if (ids.size() == EXPORTED_AT_ONCE) {
        handOver(serving.get(), ids, state, rows);
        ids.clear();
      }
    }
    handOver(serving.get(), ids, state, rows);
  }

  private static void handOver(
      Generation generation,
      List<String> ids,
      @Nullable DataRowState state,
      Consumer<ExportRow> rows) {
    Map<String, Document> byId = new HashMap<>();
    generation
        .collection(ViewCollection.ROW)
        .find(Filters.in(Fields.ID, ids))
        .forEach(row -> byId.put(Fields.text(row, Fields.ID), row));
    for (String id : ids) {
      Document row = byId.get(id);
      if (row != null) {
        ExportRow exported = RowDocuments.export(row);
        if (state == null || exported.state() == state) {
          rows.accept(exported);
        }
      }
    }
  }
}
