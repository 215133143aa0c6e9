package io.countersign.ops.server.security.access;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.directory.ProjectEntry;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller in a project that they were let into.
 *
 * @param roles they act with
 * @param seesBenchmarks whether they may see true labels: nobody who was ever measured on them
 * @param informedUntil until when they could see them, before they were measured; null if never
 */
public record ProjectAccess(
    Caller caller,
    ProjectEntry project,
    Set<Role> roles,
    boolean seesBenchmarks,
    @Nullable Instant informedUntil) {
  public ProjectAccess {
    roles = Set.copyOf(roles);
  }

  public ProjectId id() {
    return project.id();
  }

  public UserId person() {
    return caller.id();
  }

  public boolean may(Permission permission) {
    return !Collections.disjoint(roles, permission.roles());
  }

  /**
   * Refuses a caller who does not act with {@code role}.
   *
   * @throws CommandRefused {@code ROLE_MISSING}
   */
  public void require(Role role) {
    if (!roles.contains(role)) {
      throw new CommandRefused(
          Refusal.ROLE_MISSING, "Expected the role " + role.wireName() + " for this task");
    }
  }
}
