package io.countersign.projections.prelabel;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import org.bson.Document;

/** What did models answer for the rows under a policy of a project? */
public record PreLabelsOf(ProjectId project, int policyVersion) implements Query<PreLabels> {
  @Override
  public PreLabels answer(Reading reading) {
    Document found =
        reading
            .find(PreLabelView.DOCUMENTS, PreLabelView.id(project, policyVersion))
            .orElseGet(Document::new);
    return new PreLabels(
        policyVersion,
        Fields.number(found, PreLabelView.PROPOSED),
        Fields.number(found, PreLabelView.FAILED),
        found.getString(PreLabelView.REASON),
        Fields.numbers(Fields.child(found, PreLabelView.LEFT_OUT)),
        reading.freshness().asOf(),
        reading.freshness().position());
  }
}
