package io.countersign.ops.server.imports;

import io.countersign.engine.annotation.Medium;
import io.countersign.engine.project.Policies;
import io.countersign.ops.server.content.ContentCheck;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.limits.Limits;
import tools.jackson.databind.json.JsonMapper;

/** Has what checks the rows of an import. */
final class RowChecks {
  private final Policies policies;
  private final ContentStore store;
  private final ContentCheck contents;
  private final JsonMapper json;
  private final Limits limits;

  RowChecks(
      Policies policies,
      ContentStore store,
      ContentCheck contents,
      JsonMapper json,
      Limits limits) {
    this.policies = policies;
    this.store = store;
    this.contents = contents;
    this.json = json;
    this.limits = limits;
  }

  /** By the project's newest policy; {@code strict} as {@link RowCheck} has it. */
  RowCheck of(ProjectEntry project, boolean strict) {
    return new RowCheck(
        Medium.ofMediaType(project.mediaType()).orElseThrow(),
        policies.policy(project.id(), project.policyVersion()),
        store,
        contents,
        json,
        strict,
        limits);
  }
}
