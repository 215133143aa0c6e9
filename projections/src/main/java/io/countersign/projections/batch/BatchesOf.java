package io.countersign.projections.batch;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.List;

/** Which batches has a project, by id? */
public record BatchesOf(ProjectId project, PageRequest page) implements Query<Page<BatchProgress>> {
  @Override
  public Page<BatchProgress> answer(Reading reading) {
    return reading.page(
        BatchView.DOCUMENTS, Batches.of(project), page, List.of(), new Batches(reading)::read);
  }
}
