package io.countersign.ops.http;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.ApproveLabel;
import io.countersign.engine.datarow.ClaimTask;
import io.countersign.engine.datarow.CorrectLabel;
import io.countersign.engine.datarow.DataRowFold;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Decision;
import io.countersign.engine.datarow.EscalateTask;
import io.countersign.engine.datarow.FindDataRow;
import io.countersign.engine.datarow.RejectLabel;
import io.countersign.engine.datarow.ReleaseTask;
import io.countersign.engine.datarow.ReopenDataRow;
import io.countersign.engine.datarow.SkipDataRow;
import io.countersign.engine.datarow.SubmitLabel;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.task.TaskId;
import io.countersign.engine.task.TaskState;
import io.countersign.ops.answers.CommandAnswers;
import io.countersign.ops.answers.KeptAnswer;
import io.countersign.ops.answers.Parameters;
import io.countersign.ops.security.Access;
import io.countersign.ops.security.People;
import io.countersign.ops.security.Permission;
import io.countersign.ops.security.ProjectAccess;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.queue.WorkQueue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about tasks and rows; who decides is the caller, never the body. */
@RestController
@RequestMapping("/api/v1")
final class DecisionController {
  private static final int HIGHEST_PRIORITY = 100;

  private final CommandAnswers answers;
  private final Commands commands;
  private final WorkQueue queue;
  private final Policies policies;
  private final People people;
  private final Access access;
  private final Clock clock;

  DecisionController(
      CommandAnswers answers,
      Commands commands,
      WorkQueue queue,
      Policies policies,
      People people,
      Access access,
      Clock clock) {
    this.answers = answers;
    this.commands = commands;
    this.queue = queue;
    this.policies = policies;
    this.people = people;
    this.access = access;
    this.clock = clock;
  }

  /** A label, or a better one; {@code expectedVersion} is the row's as it was seen. */
  record Submission(
      List<Annotation> annotations,
      @Nullable String reason,
      @Nullable String comment,
      @Nullable Double secondsSpent,
      @Nullable Long expectedVersion) {}

  /** That the label is right. */
  record Approval(
      @Nullable String comment, @Nullable Double secondsSpent, @Nullable Long expectedVersion) {
    static final Approval PLAIN = new Approval(null, null, null);
  }

  /** That the label is wrong; {@code reason} is one of the project's list. */
  record Rejection(
      String reason,
      @Nullable String comment,
      @Nullable Double secondsSpent,
      @Nullable Long expectedVersion) {}

  /** That the row can't be labelled. */
  record Skip(
      @Nullable String reason,
      @Nullable String comment,
      @Nullable Double secondsSpent,
      @Nullable Long expectedVersion) {
    static final Skip PLAIN = new Skip(null, null, null, null);
  }

  /** Who is to have the task; an id or a name. */
  record Assignment(String user) {}

  /** Why a task is urgent; the highest priority unless it says another. */
  record Escalation(String reason, @Nullable Integer priority) {}

  /** Why a row is to be reviewed once more. */
  record Reopening(String reason) {}

  /** Where the row stands after a decision. */
  record Decided(DataRowId dataRow, DataRowState state, long version, long position) {}

  @PostMapping("/tasks/{task}/submit")
  ResponseEntity<KeptAnswer<Decided>> submit(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Submission body) {
    Made made = made(task, ifMatch, body.expectedVersion(), body.comment(), body.secondsSpent());
    return decide(
        granted,
        request,
        body,
        made,
        decision -> new SubmitLabel(made.row(), decision, body.annotations()));
  }

  @PostMapping("/tasks/{task}/approve")
  ResponseEntity<KeptAnswer<Decided>> approve(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable Approval given) {
    Approval body = given == null ? Approval.PLAIN : given;
    Made made = made(task, ifMatch, body.expectedVersion(), body.comment(), body.secondsSpent());
    return decide(granted, request, body, made, decision -> new ApproveLabel(made.row(), decision));
  }

  @PostMapping("/tasks/{task}/correct")
  ResponseEntity<KeptAnswer<Decided>> correct(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Submission body) {
    Made made = made(task, ifMatch, body.expectedVersion(), body.comment(), body.secondsSpent());
    return decide(
        granted,
        request,
        body,
        made,
        decision -> new CorrectLabel(made.row(), decision, body.annotations(), body.reason()));
  }

  @PostMapping("/tasks/{task}/reject")
  ResponseEntity<KeptAnswer<Decided>> reject(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Rejection body) {
    Made made = made(task, ifMatch, body.expectedVersion(), body.comment(), body.secondsSpent());
    return decide(
        granted,
        request,
        body,
        made,
        decision -> new RejectLabel(made.row(), decision, body.reason()));
  }

  @PostMapping("/tasks/{task}/skip")
  ResponseEntity<KeptAnswer<Decided>> skip(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable Skip given) {
    Skip body = given == null ? Skip.PLAIN : given;
    Made made = made(task, ifMatch, body.expectedVersion(), body.comment(), body.secondsSpent());
    return decide(
        granted,
        request,
        body,
        made,
        decision -> new SkipDataRow(made.row(), decision, body.reason()));
  }

  /** What every decision says, but for who decides. */
  private record Made(
      TaskId task,
      @Nullable Long expectedVersion,
      @Nullable String comment,
      @Nullable Double secondsSpent) {
    DataRowId row() {
      return task.dataRowId();
    }
  }

  private static Made made(
      String task,
      @Nullable String ifMatch,
      @Nullable Long expected,
      @Nullable String comment,
      @Nullable Double seconds) {
    return new Made(TaskId.parse(task), Parameters.version(ifMatch, expected), comment, seconds);
  }

  private interface ToCommand {
    Object of(Decision decision);
  }

  private ResponseEntity<KeptAnswer<Decided>> decide(
      ProjectAccess granted,
      HttpServletRequest request,
      Object body,
      Made made,
      ToCommand command) {
    return answers.answer(
        granted.caller(),
        request,
        body,
        200,
        () -> {
          requireGroup(granted, made.task());
          Decision decision =
              new Decision(
                  made.task(),
                  granted.person(),
                  clock.instant(),
                  made.expectedVersion(),
                  made.comment(),
                  made.secondsSpent());
          commands.send(command.of(decision), granted.person());
          return decided(made.row());
        });
  }

  private void requireGroup(ProjectAccess granted, TaskId task) {
    queue.find(task).ifPresent(queued -> granted.require(queued.group().role()));
  }

  @PostMapping("/tasks/{task}/release")
  ResponseEntity<KeptAnswer<Decided>> release(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String task) {
    TaskId id = TaskId.parse(task);
    boolean force = granted.may(Permission.STEER);
    return answers.answer(
        granted.caller(),
        request,
        null,
        200,
        () -> {
          commands.send(
              new ReleaseTask(id.dataRowId(), id, granted.person(), force), granted.person());
          return decided(id.dataRowId());
        });
  }

  /** Claims the task for somebody, taking it away from whoever has it. */
  @PostMapping("/tasks/{task}/assign")
  ResponseEntity<KeptAnswer<Decided>> assign(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestBody Assignment body) {
    TaskId id = TaskId.parse(task);
    return answers.answer(
        granted.caller(),
        request,
        body,
        200,
        () -> {
          UserId person = people.require(body.user()).id();
          queue.find(id).ifPresent(queued -> prepare(granted, queued, person));
          commands.send(claim(id, person), granted.person());
          return decided(id.dataRowId());
        });
  }

  private void prepare(ProjectAccess granted, QueuedTask queued, UserId person) {
    if (!access.holds(granted.id(), person, queued.group().role())) {
      throw new CommandRefused(
          Refusal.ROLE_MISSING,
          "Expected somebody with the role " + queued.group().role().wireName());
    }
    if (queued.state() == TaskState.CLAIMED && !person.equals(queued.assignee())) {
      TaskId id = queued.id();
      commands.send(new ReleaseTask(id.dataRowId(), id, granted.person(), true), granted.person());
    }
  }

  private ClaimTask claim(TaskId id, UserId person) {
    DataRowFold row = find(id.dataRowId());
    Instant now = clock.instant();
    var policy = policies.policy(row.projectId(), row.registered().policyVersion());
    Instant expires = now.plus(policy.review().claimDuration());
    return new ClaimTask(id.dataRowId(), id, person, now, expires);
  }

  @PostMapping("/tasks/{task}/escalate")
  ResponseEntity<KeptAnswer<Decided>> escalate(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestBody Escalation body) {
    TaskId id = TaskId.parse(task);
    int priority =
        Math.max(
            0,
            Math.min(
                Optional.ofNullable(body.priority()).orElse(HIGHEST_PRIORITY), HIGHEST_PRIORITY));
    return answers.answer(
        granted.caller(),
        request,
        body,
        200,
        () -> {
          commands.send(
              new EscalateTask(id.dataRowId(), id, priority, body.reason()), granted.person());
          return decided(id.dataRowId());
        });
  }

  @PostMapping("/data-rows/{dataRow}/reopen")
  ResponseEntity<KeptAnswer<Decided>> reopen(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String dataRow,
      @RequestBody Reopening body) {
    DataRowId id = new DataRowId(dataRow);
    return answers.answer(
        granted.caller(),
        request,
        body,
        200,
        () -> {
          commands.send(new ReopenDataRow(id, granted.person(), body.reason()), granted.person());
          return decided(id);
        });
  }

  private Decided decided(DataRowId id) {
    long position = answers.position();
    DataRowFold row = find(id);
    return new Decided(id, row.state(), row.version(), position);
  }

  private DataRowFold find(DataRowId id) {
    return commands.<DataRowFold>send(new FindDataRow(id), UserId.SYSTEM).result();
  }
}
