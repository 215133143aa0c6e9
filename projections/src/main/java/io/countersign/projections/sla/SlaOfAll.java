package io.countersign.projections.sla;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.List;

/** How does the open work of all projects stand against its due times, and what was late? */
public record SlaOfAll() implements Query<Sla> {
  @Override
  public Sla answer(Reading reading) {
    List<ProjectId> projects =
        reading.ids(ProjectView.DOCUMENTS).stream().map(ProjectId::new).toList();
    return new SlaReader(reading).read(null, projects);
  }
}
