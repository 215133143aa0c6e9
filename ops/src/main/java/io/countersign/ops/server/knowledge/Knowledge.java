package io.countersign.ops.server.knowledge;

import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.security.access.ProjectAccess;

/**
 * What a caller may know of the rows of a project, as {@code knowledge.md} has it.
 *
 * @param truths whether true labels, and what tells which rows have one: why a row was routed, and
 *     what a model proposed and routing kept back
 */
public record Knowledge(UserId person, boolean truths) {
  public static Knowledge of(ProjectAccess granted) {
    return new Knowledge(granted.person(), granted.seesBenchmarks());
  }

  /** What they may know of one row: as it is now, whichever version of it they ask for. */
  public KnownRow of(DataRowFold now) {
    return new KnownRow(this, now);
  }
}
