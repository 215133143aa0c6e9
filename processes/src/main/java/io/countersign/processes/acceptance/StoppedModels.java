package io.countersign.processes.acceptance;

import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.ProjectId;
import io.countersign.processes.row.PerTransaction;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which versions of models may not accept rows alone, as audits found too much wrong. */
public final class StoppedModels {
  private static final String STOP =
      "INSERT INTO stopped_model VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String SELECT =
      "SELECT model, model_version FROM stopped_model WHERE project_id = ?";

  private final JdbcTemplate jdbc;
  private final PerTransaction<ProjectId, Set<Version>> known = new PerTransaction<>();

  public StoppedModels(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A version of a model. */
  public record Version(String model, String version) {}

  /** Whether this model may not accept rows of the project alone. */
  public boolean isStopped(ProjectId project, ModelRef model) {
    return known.get(project, this::of).contains(new Version(model.name(), model.version()));
  }

  /** All that are stopped in the project. */
  public Set<Version> of(ProjectId project) {
    return new HashSet<>(
        jdbc.query(
            SELECT,
            (row, number) -> new Version(row.getString("model"), row.getString("model_version")),
            project.value()));
  }

  /** Keeps in step with the project. */
  public void follow(ProjectEvent event) {
    if (event instanceof MachineAcceptanceStopped stopped) {
      jdbc.update(STOP, stopped.projectId().value(), stopped.modelName(), stopped.modelVersion());
      known.put(stopped.projectId(), of(stopped.projectId()));
    } else if (event instanceof MachineAcceptanceResumed resumed) {
      jdbc.update("DELETE FROM stopped_model WHERE project_id = ?", resumed.projectId().value());
      known.put(resumed.projectId(), Set.of());
    }
  }
}
