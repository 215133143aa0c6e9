package io.countersign.projections.sla;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.List;

/** How does the open work of a project stand against its due times, and what was late? */
public record SlaOf(ProjectId project) implements Query<Sla> {
  @Override
  public Sla answer(Reading reading) {
    return new SlaReader(reading).read(project, List.of(project));
  }
}
