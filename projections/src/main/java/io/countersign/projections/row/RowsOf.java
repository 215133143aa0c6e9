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
import io.countersign.projections.row.DataRowFilter.Between;
import io.countersign.projections.store.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/** Which rows has a project that a filter is about, by id? */
public record RowsOf(ProjectId project, DataRowFilter filter, PageRequest page)
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

  @Override
  public Page<DataRowItem> answer(Reading reading) {
    return reading.page(
        RowView.DOCUMENTS,
        stored(reading, project, filter),
        page,
        NOT_LISTED,
        found -> found.stream().map(RowDocuments::item).toList());
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
