package io.countersign.ops.server.directory;

import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model at a version.
 *
 * @param trainedOn the project whose accepted rows it learnt from; missing where it was brought
 * @param position of the event that registered it
 * @param usedIn projects whose policy uses it, of those that the caller sees; a candidate is used
 *     nowhere
 * @param barred why it may not be run; missing where it may
 */
public record ModelEntry(
    String name,
    String version,
    String sha256,
    String mediaType,
    List<String> classes,
    @Nullable ProjectId trainedOn,
    int examples,
    UserId by,
    String byName,
    Instant at,
    long position,
    List<ModelUse> usedIn,
    @Nullable Bar barred) {
  public ModelEntry {
    classes = List.copyOf(classes);
    usedIn = List.copyOf(usedIn);
  }

  /**
   * It may not be run.
   *
   * @param reason what it did
   */
  public record Bar(String reason, Instant at) {}

  public ModelRef ref() {
    return new ModelRef(name, version, sha256);
  }

  public ModelEntry usedIn(List<ModelUse> uses) {
    return new ModelEntry(
        name, version, sha256, mediaType, classes, trainedOn, examples, by, byName, at, position,
        uses, barred);
  }
}
