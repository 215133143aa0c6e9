package io.countersign.ops.server.tasks;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.tasks.TaskView.Told;
import io.countersign.processes.queue.ClaimGrid;
import io.countersign.processes.queue.ClaimNext;
import io.countersign.processes.queue.WorkQueue;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reviews side by side: rows with one proposed answer, taken and decided in one request each. */
@RestController
@RequestMapping("/api/v1/projects/{project}/tasks")
final class GridController {
  /** Most rows of a grid. */
  static final int MOST = 60;

  private static final int USUAL = 24;

  private final CommandAnswers answers;
  private final RowChanges changes;
  private final Commands commands;
  private final WorkQueue queue;
  private final Wishes wishes;
  private final ClaimLimit limit;
  private final Names names;
  private final Clock clock;

  GridController(
      CommandAnswers answers,
      RowChanges changes,
      Commands commands,
      WorkQueue queue,
      Wishes wishes,
      ClaimLimit limit,
      Names names,
      Clock clock) {
    this.answers = answers;
    this.changes = changes;
    this.commands = commands;
    this.queue = queue;
    this.wishes = wishes;
    this.limit = limit;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Which grid is wanted.
   *
   * @param stages to look at; all of them where there are none
   * @param size how many rows at most, from 1 to 60; 24 unless it says another
   */
  record GridWish(
      @Nullable List<String> stages,
      @Schema(minimum = "1", maximum = "" + MOST) @Nullable Integer size) {}

  /**
   * Reviews of one stage whose labels are one and the same choice, each claimed by the caller.
   *
   * @param items in the order of claims, without instructions
   */
  record Grid(List<TaskView> items, Instant asOf, long position) {}

  /** Decisions about 1 to 60 tasks, one for each. */
  record GridDecisions(@ArraySchema(minItems = 1, maxItems = MOST) List<GridDecision> decisions) {}

  /**
   * What became of one decision.
   *
   * @param decided where the row stands, if it was taken
   * @param problem why it was not taken
   */
  record GridOutcome(TaskId task, @Nullable Decided decided, @Nullable Problem problem) {}

  /**
   * What became of each decision, in the order in which they were sent.
   *
   * @param position of the last event that they made; 0 if none was taken
   */
  record GridOutcomes(List<GridOutcome> items, long position) {}

  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "204",
      description = "No review of a single choice is waiting",
      content = @Content)
  @PostMapping("/claim-grid")
  ResponseEntity<IdempotentResponse<Grid>> claimGrid(
      ProjectAccess granted,
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable GridWish asked) {
    GridWish wish = asked == null ? new GridWish(null, null) : asked;
    int size = size(wish);
    ClaimNext next = wishes.of(granted, wish.stages());
    return answers.answer(
        granted.caller(),
        request,
        asked,
        200,
        () -> {
          int room = limit.room(granted.id(), granted.person());
          List<TaskId> claimed =
              queue.claimGrid(new ClaimGrid(next, Math.min(size, room))).result();
          return claimed.isEmpty() ? null : grid(claimed, granted);
        });
  }

  private static int size(GridWish wish) {
    int size = wish.size() == null ? USUAL : wish.size();
    if (size < 1 || size > MOST) {
      throw invalid("size", "INVALID", "Expected a size from 1 to " + MOST);
    }
    return size;
  }

  private Grid grid(List<TaskId> claimed, ProjectAccess granted) {
    AsOf asOf = new AsOf(clock.instant(), answers.position());
    Knowledge caller = Knowledge.of(granted);
    List<TaskView> items = claimed.stream().map(id -> view(id, caller, asOf)).toList();
    return new Grid(items, asOf.asOf(), asOf.position());
  }

  private TaskView view(TaskId id, Knowledge caller, AsOf asOf) {
    DataRowFold row = changes.find(id.dataRowId());
    return TaskView.of(
        row, row.task(id).orElseThrow(), caller.of(row), null, new Told(asOf, names));
  }

  /** Each decision is taken or refused by itself: the others do not depend on it. */
  @PostMapping("/decide-grid")
  ResponseEntity<IdempotentResponse<GridOutcomes>> decideGrid(
      ProjectAccess granted, HttpServletRequest request, @RequestBody GridDecisions body) {
    requireFew(body.decisions());
    return answers.answerOutside(
        granted.caller(),
        request,
        body,
        200,
        () -> {
          List<GridOutcome> outcomes =
              body.decisions().stream().map(one -> outcome(granted, request, one)).toList();
          return new GridOutcomes(outcomes, position(outcomes));
        });
  }

  private static void requireFew(List<GridDecision> decisions) {
    if (decisions.isEmpty() || decisions.size() > MOST) {
      throw invalid("decisions", "INVALID", "Expected 1 to %d decisions".formatted(MOST));
    }
    Set<TaskId> seen = new HashSet<>();
    for (int i = 0; i < decisions.size(); i++) {
      if (!seen.add(decisions.get(i).task())) {
        String path = "decisions[%d].task".formatted(i);
        throw invalid(path, "DUPLICATE", "Expected each task once");
      }
    }
  }

  private static CommandRefused invalid(String path, String code, String detail) {
    return new CommandRefused(
        Refusal.INPUT_INVALID, detail, List.of(new FieldError(path, code, detail)));
  }

  private GridOutcome outcome(
      ProjectAccess granted, HttpServletRequest request, GridDecision decision) {
    try {
      Decided decided =
          answers.part(
              granted.caller(),
              request,
              decision.task().toString(),
              decision,
              Decided.class,
              () -> decide(granted, decision));
      return new GridOutcome(decision.task(), decided, null);
    } catch (CommandRefused refused) {
      return new GridOutcome(decision.task(), null, Problem.of(refused));
    } catch (RequestRefused refused) {
      return new GridOutcome(decision.task(), null, refused.problem());
    }
  }

  private Decided decide(ProjectAccess granted, GridDecision decision) {
    TaskId task = decision.task();
    requireOfProject(granted, task);
    queue.find(task).ifPresent(queued -> granted.require(queued.group().role()));
    commands.send(decision.command(granted.person(), clock.instant()), granted.person());
    return changes.decided(task.dataRowId());
  }

  /** A task of another project is as unknown as one that is nowhere. */
  private void requireOfProject(ProjectAccess granted, TaskId task) {
    if (!isRowOf(granted.id(), task.dataRowId())) {
      throw new CommandRefused(Refusal.TASK_NOT_FOUND, "There is no task " + task);
    }
  }

  private boolean isRowOf(ProjectId project, DataRowId row) {
    try {
      return changes.find(row).projectId().equals(project);
    } catch (CommandRefused refused) {
      if (refused.refusal() == Refusal.DATA_ROW_NOT_FOUND) {
        return false;
      }
      throw refused;
    }
  }

  private static long position(List<GridOutcome> outcomes) {
    return outcomes.stream()
        .map(GridOutcome::decided)
        .filter(Objects::nonNull)
        .mapToLong(Decided::position)
        .max()
        .orElse(0);
  }
}
