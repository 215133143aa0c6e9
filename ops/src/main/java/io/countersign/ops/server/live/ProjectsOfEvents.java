package io.countersign.ops.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.project.ProjectId;
import io.countersign.ops.server.directory.BatchEntry;
import io.countersign.ops.server.directory.Lookup;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows which project an event is about; the last rows asked for are kept in memory. */
@Component
final class ProjectsOfEvents {
  private static final int KEPT = 100_000;

  private final Lookup lookup;
  private final Cache<DataRowId, ProjectId> rows = Caffeine.newBuilder().maximumSize(KEPT).build();

  ProjectsOfEvents(Lookup lookup) {
    this.lookup = lookup;
  }

  /** The project, or none for what belongs to the installation. */
  Optional<ProjectId> projectOf(Object event) {
    if (event instanceof DataRowEvent.DataRowRegistered registered) {
      rows.put(registered.dataRowId(), registered.projectId());
      return Optional.of(registered.projectId());
    }
    if (event instanceof DataRowEvent row) {
      return Optional.ofNullable(
          rows.get(row.dataRowId(), id -> lookup.projectOf(id).orElse(null)));
    }
    if (event instanceof ProjectEvent project) {
      return Optional.of(project.projectId());
    }
    if (event instanceof BatchEvent batch) {
      return projectOf(batch.batchId());
    }
    if (event instanceof ModelRunRequested run) {
      return Optional.of(run.projectId());
    }
    return event instanceof ModelRunStarted run ? Optional.of(run.projectId()) : Optional.empty();
  }

  private Optional<ProjectId> projectOf(BatchId batch) {
    return lookup.batch(batch).map(BatchEntry::project);
  }
}
