package io.countersign.projections.row;

import com.mongodb.client.model.Filters;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Paging;
import io.countersign.projections.store.ViewCollection;
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

  private RowQuery() {}

  /** Which stored rows a filter is about. */
  public static Bson rows(ProjectId project, DataRowFilter filter) {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(Filters.eq(RowDocuments.PROJECT, project.value()));
    DataRowState state = filter.state();
    addIfPresent(conditions, RowDocuments.STATE, state == null ? null : state.name());
    addIfPresent(conditions, RowDocuments.STAGE, filter.stage());
    addIfPresent(conditions, RowDocuments.KEY, filter.key());
    addIfPresent(
        conditions, RowDocuments.BATCH, filter.batch() == null ? null : filter.batch().value());
    return Filters.and(conditions);
  }

  /** Which stored tasks a filter is about. */
  public static Bson tasks(ProjectId project, DoneTaskFilter filter) {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(Filters.eq(DoneTasks.PROJECT, project.value()));
    addIfPresent(conditions, DoneTasks.STAGE, filter.stage());
    addIfPresent(
        conditions,
        DoneTasks.ASSIGNEE,
        filter.assignee() == null ? null : filter.assignee().value());
    return Filters.and(conditions);
  }

  private static void addIfPresent(List<Bson> conditions, String field, @Nullable String value) {
    if (value != null) {
      conditions.add(Filters.eq(field, value));
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
    Bson filter = rows(project, new DataRowFilter(state, null, null, null));
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
