package io.countersign.ops.server.tasks;

import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.directory.Membership;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Permission;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.security.people.People;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.queue.WorkQueue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done about a task without a word on its label. */
@RestController
@RequestMapping("/api/v1")
final class InterventionController {
  private static final int HIGHEST_PRIORITY = 100;

  private final RowChanges changes;
  private final Commands commands;
  private final WorkQueue queue;
  private final ClaimLimit limit;
  private final Policies policies;
  private final People people;
  private final Access access;
  private final Clock clock;

  InterventionController(
      RowChanges changes,
      Commands commands,
      WorkQueue queue,
      ClaimLimit limit,
      Policies policies,
      People people,
      Access access,
      Clock clock) {
    this.changes = changes;
    this.commands = commands;
    this.queue = queue;
    this.limit = limit;
    this.policies = policies;
    this.people = people;
    this.access = access;
    this.clock = clock;
  }

  /** Who is to have the task; an id or a name. */
  record Assignment(String user) {}

  /** Why a task is urgent; the highest priority unless it says another. */
  record Escalation(String reason, @Nullable Integer priority) {}

  /** Gives a task back; who steers may take it from somebody else. */
  @PostMapping("/tasks/{task}/release")
  ResponseEntity<IdempotentResponse<Decided>> release(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String task) {
    TaskId id = TaskId.parse(task);
    boolean force = granted.may(Permission.STEER);
    return changes.send(
        granted, request, null, id.dataRowId(), release(id, granted.person(), force));
  }

  private static ReleaseTask release(TaskId id, UserId person, boolean force) {
    return new ReleaseTask(id.dataRowId(), id, person, force);
  }

  /** Claims the task for somebody, taking it away from whoever has it. */
  @PostMapping("/tasks/{task}/assign")
  ResponseEntity<IdempotentResponse<Decided>> assign(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestBody Assignment body) {
    TaskId id = TaskId.parse(task);
    return changes.answer(
        granted,
        request,
        body,
        id.dataRowId(),
        () -> {
          UserId person = people.require(body.user()).id();
          Membership member = access.membership(granted.id(), person);
          queue.find(id).ifPresent(queued -> prepare(granted, queued, person, member));
          commands.send(claim(id, person, member), granted.person());
        });
  }

  private void prepare(ProjectAccess granted, QueuedTask queued, UserId person, Membership member) {
    if (!member.roles().contains(queued.group().role())) {
      throw new CommandRefused(
          Refusal.ROLE_MISSING,
          "Expected somebody with the role " + queued.group().role().wireName());
    }
    limit.requireRoom(queued, person);
    if (queued.state() == TaskState.CLAIMED && !person.equals(queued.assignee())) {
      commands.send(release(queued.id(), granted.person(), true), granted.person());
    }
  }

  private ClaimTask claim(TaskId id, UserId person, Membership member) {
    DataRowFold row = changes.find(id.dataRowId());
    Instant now = clock.instant();
    var policy = policies.policy(row.projectId(), row.registered().policyVersion());
    Instant expires = now.plus(policy.review().claimDuration());
    return new ClaimTask(id.dataRowId(), id, person, now, expires, member.informedUntil());
  }

  @PostMapping("/tasks/{task}/escalate")
  ResponseEntity<IdempotentResponse<Decided>> escalate(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestBody Escalation body) {
    TaskId id = TaskId.parse(task);
    int wanted = Optional.ofNullable(body.priority()).orElse(HIGHEST_PRIORITY);
    int priority = Math.max(0, Math.min(wanted, HIGHEST_PRIORITY));
    return changes.send(
        granted,
        request,
        body,
        id.dataRowId(),
        new EscalateTask(id.dataRowId(), id, priority, body.reason()));
  }
}
