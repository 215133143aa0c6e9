package io.countersign.projections.row;

import io.countersign.engine.project.UserId;
import org.jspecify.annotations.Nullable;

/** Which finished tasks of a project are wanted; {@code null} does not restrict. */
public record DoneTaskFilter(@Nullable String stage, @Nullable UserId assignee) {
  public static final DoneTaskFilter ALL = new DoneTaskFilter(null, null);
}
