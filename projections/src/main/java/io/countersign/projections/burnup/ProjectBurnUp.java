package io.countersign.projections.burnup;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.project.ProjectOf;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.Optional;

/** How much of a project is done? Nothing can be said of one that the views do not have. */
public record ProjectBurnUp(ProjectId project) implements Query<Optional<BurnUp>> {
  @Override
  public Optional<BurnUp> answer(Reading reading) {
    return new ProjectOf(project).answer(reading).map(new BurnUps(reading)::of);
  }
}
