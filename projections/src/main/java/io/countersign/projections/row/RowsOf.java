package io.countersign.projections.row;

import com.mongodb.client.model.Filters;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.query.Conditions;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.query.Sorting;
import io.countersign.projections.row.DataRowFilter.Between;
import io.countersign.projections.store.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which rows has a project that a filter is about?
 *
 * @param order that they are in; by id, which is by age, without one
 */
public record RowsOf(
    ProjectId project,
    DataRowFilter filter,
    @Nullable RowOrder order,
    boolean descending,
    PageRequest page)
    implements Query<Page<DataRowItem>> {
  /** What a list does not show of a row: most of it. */
  private static final List<String> NOT_LISTED =
      List.of(
          RowDocuments.LABELS,
          RowDocuments.REVIEWS,
          RowDocuments.MODEL,
          RowDocuments.METADATA,
          Fields.POSITION);

  /** The last character there is. */
  private static final String AFTER_EVERY_TEXT = "\uffff";

  /** By age. */
  public RowsOf(ProjectId project, DataRowFilter filter, PageRequest page) {
    this(project, filter, null, false, page);
  }

  @Override
  public Page<DataRowItem> answer(Reading reading) {
    Bson wanted = stored(reading, project, filter);
    if (order == null) {
      return reading.page(RowView.DOCUMENTS, wanted, page, NOT_LISTED, RowsOf::items);
    }
    Sorting sorting = new Sorting(order.key(), descending);
    return reading.page(RowView.DOCUMENTS, wanted, sorting, page, NOT_LISTED, RowsOf::items);
  }

  private static List<DataRowItem> items(List<Document> found) {
    return found.stream().map(RowDocuments::item).toList();
  }

  /** Which stored rows a filter is about. */
  static Bson stored(Reading reading, ProjectId project, DataRowFilter filter) {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(Filters.eq(RowDocuments.PROJECT, project.value()));
    conditions.add(ProjectView.rowsOf(reading, project));
    Conditions.equal(conditions, RowDocuments.STATE, filter.state());
    if (filter.leavesOutWithdrawn()) {
      conditions.add(Filters.ne(RowDocuments.STATE, DataRowState.WITHDRAWN.name()));
    }
    Conditions.equal(conditions, RowDocuments.STAGE, filter.stage());
    Conditions.equal(conditions, RowDocuments.BATCH, filter.batch());
    Conditions.equal(conditions, RowDocuments.SLA, filter.sla());
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
      Conditions.within(conditions, RowDocuments.FINISHED_AT, accepted.from(), accepted.to());
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
}
