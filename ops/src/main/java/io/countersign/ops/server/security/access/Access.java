package io.countersign.ops.server.security.access;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.directory.BatchEntry;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.Membership;
import io.countersign.ops.server.directory.ModelRunEntry;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.directory.RowKeys;
import io.countersign.ops.server.directory.RowKeys.Place;
import io.countersign.ops.server.directory.RowKeys.RowKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who may do what. To those who are not its members, a project and all that is in it is not there.
 */
public final class Access {
  private static final Set<Role> OF_ADMIN = Set.of(Role.ADMIN, Role.MANAGER, Role.AUDITOR);

  private final Lookup lookup;
  private final RowKeys keys;

  public Access(Lookup lookup, RowKeys keys) {
    this.lookup = lookup;
    this.keys = keys;
  }

  /**
   * The project of this id or name, for a caller who has {@code permission} in it.
   *
   * @throws CommandRefused {@code PROJECT_NOT_FOUND} or {@code ROLE_MISSING}
   */
  public ProjectAccess project(Caller caller, String idOrName, Permission permission) {
    Supplier<CommandRefused> absent =
        () -> new CommandRefused(Refusal.PROJECT_NOT_FOUND, "There is no project " + idOrName);
    return enter(caller, lookup.project(idOrName).orElseThrow(absent), permission, absent);
  }

  /** The project of a batch, as {@link #project}. */
  public ProjectAccess batch(Caller caller, String id, Permission permission) {
    Supplier<CommandRefused> absent =
        () -> new CommandRefused(Refusal.BATCH_NOT_FOUND, "There is no batch " + id);
    BatchEntry batch = lookup.batch(new BatchId(id)).orElseThrow(absent);
    return inside(caller, batch.project(), permission, absent);
  }

  /** The project of a data row, as {@link #project}. */
  public ProjectAccess dataRow(Caller caller, String id, Permission permission) {
    Supplier<CommandRefused> absent =
        () -> new CommandRefused(Refusal.DATA_ROW_NOT_FOUND, "There is no data row " + id);
    ProjectId project = lookup.projectOf(new DataRowId(id)).orElseThrow(absent);
    return inside(caller, project, permission, absent);
  }

  /** The project of a task, as {@link #project}. */
  public ProjectAccess task(Caller caller, String id, Permission permission) {
    Supplier<CommandRefused> absent =
        () -> new CommandRefused(Refusal.TASK_NOT_FOUND, "There is no task " + id);
    ProjectId project = lookup.projectOf(row(id, absent)).orElseThrow(absent);
    return inside(caller, project, permission, absent);
  }

  /** The project of a model run, as {@link #project}. */
  public ProjectAccess modelRun(Caller caller, String id, Permission permission) {
    Supplier<CommandRefused> absent =
        () -> new CommandRefused(Refusal.MODEL_RUN_NOT_FOUND, "There is no model run " + id);
    ModelRunEntry run = lookup.run(new ModelRunId(id)).orElseThrow(absent);
    return inside(caller, run.project(), permission, absent);
  }

  /**
   * Refuses a caller who lacks a permission of the installation.
   *
   * @throws CommandRefused {@code ROLE_MISSING}
   */
  public void requireInstallation(Caller caller, Permission permission) {
    boolean allowed =
        switch (permission) {
          case SIGNED_IN -> true;
          case OWN_ACCOUNT -> caller.onlyRole() == null;
          default -> caller.runsInstallation() || holdsAnywhere(caller, permission.roles());
        };
    if (!allowed) {
      throw missing(permission);
    }
  }

  /** The projects after {@code after}, by id, that are the caller's to see. */
  public List<ProjectEntry> projects(Caller caller, boolean archived, String after, int limit) {
    return seesAll(caller)
        ? lookup.projects(archived, after, limit)
        : lookup.projects(caller.id(), every(caller), archived, after, limit);
  }

  /** Those that the caller is a member of, in a role that counts, archived or not. */
  public List<ProjectEntry> joined(Caller caller, String after, int limit) {
    return lookup.projects(caller.id(), every(caller), null, after, limit);
  }

  private static Set<Role> every(Caller caller) {
    return usable(caller, Set.of(Role.values()));
  }

  /**
   * Rows of the projects that are the caller's to see, by key, which begins with {@code prefix}.
   */
  public List<RowKey> rowsByKey(Caller caller, String prefix, Place after, int limit) {
    return keys.beginningWith(
        prefix,
        seesAll(caller) ? null : caller.id(),
        usable(caller, Set.of(Role.values())),
        after,
        limit);
  }

  /** Whether all projects are the caller's to see. */
  public static boolean seesAll(Caller caller) {
    return caller.admin() && !usable(caller, OF_ADMIN).isEmpty();
  }

  /** What is left of {@code roles} for a caller whose token may be for one of them only. */
  private static Set<Role> usable(Caller caller, Set<Role> roles) {
    Set<Role> usable = EnumSet.copyOf(roles);
    if (caller.onlyRole() != null) {
      usable.retainAll(Set.of(caller.onlyRole()));
    }
    return usable;
  }

  private boolean holdsAnywhere(Caller caller, Set<Role> roles) {
    return !roles.isEmpty() && lookup.holdsAnywhere(caller.id(), usable(caller, roles));
  }

  /** What the caller may act as in a project; empty if it is not theirs to see. */
  public Set<Role> roles(Caller caller, ProjectId project) {
    return roles(caller, lookup.membership(project, caller.id()));
  }

  private static Set<Role> roles(Caller caller, Membership member) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(member.roles());
    if (caller.admin()) {
      roles.addAll(OF_ADMIN);
    }
    return roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(usable(caller, roles));
  }

  /** What a person is in a project, whom a task may be given to. */
  public Membership membership(ProjectId project, UserId person) {
    return lookup.membership(project, person);
  }

  private static DataRowId row(String taskId, Supplier<CommandRefused> absent) {
    try {
      return TaskId.parse(taskId).dataRowId();
    } catch (IllegalArgumentException e) {
      throw absent.get();
    }
  }

  private ProjectAccess inside(
      Caller caller, ProjectId id, Permission permission, Supplier<CommandRefused> absent) {
    ProjectEntry project = lookup.project(id.value()).orElseThrow(absent);
    return enter(caller, project, permission, absent);
  }

  private ProjectAccess enter(
      Caller caller, ProjectEntry project, Permission permission, Supplier<CommandRefused> absent) {
    Membership member = lookup.membership(project.id(), caller.id());
    Set<Role> roles = roles(caller, member);
    if (roles.isEmpty()) {
      throw absent.get();
    }
    if (Collections.disjoint(roles, permission.roles())) {
      throw missing(permission);
    }
    boolean truths = !member.measured() && !Collections.disjoint(roles, Permission.INSPECT.roles());
    return new ProjectAccess(caller, project, roles, truths, member.informedUntil());
  }

  private static CommandRefused missing(Permission permission) {
    return new CommandRefused(
        Refusal.ROLE_MISSING,
        switch (permission) {
          case OWN_ACCOUNT -> "A token for one role can't change the account";
          case ADMINISTER -> "Expected an administrator of this installation";
          default ->
              "Expected one of the roles "
                  + permission.roles().stream().map(Role::wireName).sorted().toList();
        });
  }
}
