package io.countersign.ops.server.models;

import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelEvent.ModelRegistered;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelReport;
import io.countersign.ops.server.directory.ModelEntry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the reports of trainings where they are kept: in the log. */
@Component
final class ModelReports {
  private final EventLog log;

  ModelReports(EventLog log) {
    this.log = log;
  }

  Optional<ModelReport> of(ModelEntry model) {
    List<RecordedEvent> first =
        log.readStreamUpTo(new ModelId(model.name(), model.version()).toString(), 0);
    return first.stream()
        .map(RecordedEvent::payload)
        .filter(ModelRegistered.class::isInstance)
        .findFirst()
        .flatMap(registered -> Optional.ofNullable(((ModelRegistered) registered).report()));
  }
}
