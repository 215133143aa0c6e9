package io.countersign.projections.project;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/** What is a project, and how many rows has it in which state? */
public record ProjectOf(ProjectId project) implements Query<Optional<ProjectSummary>> {
  @Override
  public Optional<ProjectSummary> answer(Reading reading) {
    return reading
        .find(ProjectView.DOCUMENTS, project.value())
        .filter(document -> document.containsKey(ProjectView.NAME))
        .map(ProjectOf::read);
  }

  private static ProjectSummary read(Document document) {
    return new ProjectSummary(
        new ProjectId(Fields.text(document, Fields.ID)),
        Fields.text(document, ProjectView.NAME),
        Fields.text(document, "mediaType"),
        document.getInteger("policyVersion"),
        Objects.requireNonNull(Fields.instant(document, "createdAt")),
        Fields.number(document, "rows"),
        Fields.number(document, "batches"),
        Fields.states(Fields.child(document, "states")));
  }
}
