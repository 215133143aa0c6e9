package io.countersign.ops.directory;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model at a version. */
public record ModelEntry(
    String name,
    String version,
    String sha256,
    String mediaType,
    List<String> classes,
    @Nullable ProjectId trainedOn,
    int examples,
    UserId by,
    Instant at) {
  public ModelEntry {
    classes = List.copyOf(classes);
  }
}
