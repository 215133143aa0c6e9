package io.countersign.projections.batch;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.List;

/** Which batches has a project, by id; those that are put away, or the others? */
public record BatchesOf(ProjectId project, boolean archived, PageRequest page)
    implements Query<Page<BatchProgress>> {
  @Override
  public Page<BatchProgress> answer(Reading reading) {
    return reading.page(
        BatchView.DOCUMENTS,
        Batches.of(project, archived),
        page,
        List.of(),
        new Batches(reading)::read);
  }
}
