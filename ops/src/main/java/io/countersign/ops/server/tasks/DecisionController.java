package io.countersign.ops.server.tasks;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.CorrectLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.RejectLabel;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.log.Commands;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.processes.queue.WorkQueue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people decide about the label of a row; who decides is the caller, never the body. */
@RestController
@RequestMapping("/api/v1")
@DecisionController.TakesAsked
final class DecisionController {
  private final RowChanges changes;
  private final Commands commands;
  private final WorkQueue queue;
  private final Clock clock;

  DecisionController(RowChanges changes, Commands commands, WorkQueue queue, Clock clock) {
    this.changes = changes;
    this.commands = commands;
    this.queue = queue;
    this.clock = clock;
  }

  /** What goes with every decision; {@code expectedVersion} is the row's as it was seen. */
  interface Remarks {
    @Nullable String comment();

    @Nullable Double secondsSpent();

    @Nullable Long expectedVersion();
  }

  /** A label, or a better one. */
  record Submission(
      List<Annotation> annotations,
      @Nullable String reason,
      @Nullable String comment,
      @Nullable Double secondsSpent,
      @Nullable Long expectedVersion)
      implements Remarks {}

  /** That the label is right. */
  record Approval(
      @Nullable String comment, @Nullable Double secondsSpent, @Nullable Long expectedVersion)
      implements Remarks {
    static final Approval PLAIN = new Approval(null, null, null);
  }

  /** That the label is wrong; {@code reason} is one of the project's list. */
  record Rejection(
      String reason,
      @Nullable String comment,
      @Nullable Double secondsSpent,
      @Nullable Long expectedVersion)
      implements Remarks {}

  /** That the row can't be labelled. */
  record Skip(
      SkipReason reason,
      @Nullable String comment,
      @Nullable Double secondsSpent,
      @Nullable Long expectedVersion)
      implements Remarks {}

  /** A request to decide, but for its body. */
  record Asked(
      ProjectAccess granted, HttpServletRequest request, String task, @Nullable String ifMatch) {}

  /** Describes what {@link #asked} reads from every request. */
  @Parameter(name = "task", in = ParameterIn.PATH, schema = @Schema(type = "string"))
  @Parameter(
      name = HttpHeaders.IF_MATCH,
      in = ParameterIn.HEADER,
      schema = @Schema(type = "string"))
  @Retention(RetentionPolicy.RUNTIME)
  @interface TakesAsked {}

  @ModelAttribute
  Asked asked(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String task,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return new Asked(granted, request, task, ifMatch);
  }

  @PostMapping("/tasks/{task}/submit")
  ResponseEntity<IdempotentResponse<Decided>> submit(
      @Parameter(hidden = true) @ModelAttribute(binding = false) Asked asked,
      @RequestBody Submission body) {
    return decide(
        asked, body, (row, decision) -> new SubmitLabel(row, decision, body.annotations()));
  }

  @PostMapping("/tasks/{task}/approve")
  ResponseEntity<IdempotentResponse<Decided>> approve(
      @Parameter(hidden = true) @ModelAttribute(binding = false) Asked asked,
      @RequestBody(required = false) @Nullable Approval given) {
    return decide(asked, given == null ? Approval.PLAIN : given, ApproveLabel::new);
  }

  @PostMapping("/tasks/{task}/correct")
  ResponseEntity<IdempotentResponse<Decided>> correct(
      @Parameter(hidden = true) @ModelAttribute(binding = false) Asked asked,
      @RequestBody Submission body) {
    return decide(
        asked,
        body,
        (row, decision) -> new CorrectLabel(row, decision, body.annotations(), body.reason()));
  }

  @PostMapping("/tasks/{task}/reject")
  ResponseEntity<IdempotentResponse<Decided>> reject(
      @Parameter(hidden = true) @ModelAttribute(binding = false) Asked asked,
      @RequestBody Rejection body) {
    return decide(asked, body, (row, decision) -> new RejectLabel(row, decision, body.reason()));
  }

  @PostMapping("/tasks/{task}/skip")
  ResponseEntity<IdempotentResponse<Decided>> skip(
      @Parameter(hidden = true) @ModelAttribute(binding = false) Asked asked,
      @RequestBody Skip body) {
    return decide(asked, body, (row, decision) -> new SkipDataRow(row, decision, body.reason()));
  }

  private interface ToCommand {
    Object of(DataRowId row, Decision decision);
  }

  private ResponseEntity<IdempotentResponse<Decided>> decide(
      Asked asked, Remarks remarks, ToCommand command) {
    ProjectAccess granted = asked.granted();
    TaskId task = TaskId.parse(asked.task());
    Long expected = Parameters.version(asked.ifMatch(), remarks.expectedVersion());
    return changes.answer(
        granted,
        asked.request(),
        remarks,
        task.dataRowId(),
        () -> {
          queue.find(task).ifPresent(queued -> granted.require(queued.group().role()));
          Decision decision =
              new Decision(
                  task,
                  granted.person(),
                  clock.instant(),
                  expected,
                  remarks.comment(),
                  remarks.secondsSpent());
          commands.send(command.of(task.dataRowId(), decision), granted.person());
        });
  }
}
