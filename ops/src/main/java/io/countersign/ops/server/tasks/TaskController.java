package io.countersign.ops.server.tasks;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.datarows.RowFilters;
import io.countersign.ops.server.datarows.RowReader;
import io.countersign.ops.server.datarows.RowReader.Read;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.tasks.TaskView.Told;
import io.countersign.processes.queue.ClaimNext;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.queue.TaskFilter;
import io.countersign.processes.queue.WorkQueue;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.task.DoneTask;
import io.countersign.projections.task.DoneTask.Outcome;
import io.countersign.projections.task.DoneTaskFilter;
import io.countersign.projections.task.DoneTasksOf;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks: looking at them and taking them. */
@RestController
@RequestMapping("/api/v1")
final class TaskController {
  private final CommandAnswers answers;
  private final RowChanges changes;
  private final WorkQueue queue;
  private final Policies policies;
  private final RowReader rows;
  private final RowFilters filters;
  private final Names names;
  private final ReadYourWrites views;
  private final Parameters parameters;
  private final ClaimLimit limit;
  private final Wishes wishes;

  TaskController(
      CommandAnswers answers,
      RowChanges changes,
      WorkQueue queue,
      Policies policies,
      RowReader rows,
      RowFilters filters,
      Names names,
      ReadYourWrites views,
      Parameters parameters,
      ClaimLimit limit,
      Wishes wishes) {
    this.answers = answers;
    this.changes = changes;
    this.queue = queue;
    this.policies = policies;
    this.rows = rows;
    this.filters = filters;
    this.names = names;
    this.views = views;
    this.parameters = parameters;
    this.limit = limit;
    this.wishes = wishes;
  }

  /** Which stages to look at; all of them where there are none. */
  record Wish(@Nullable List<String> stages) {}

  @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "204", description = "No task is waiting", content = @Content)
  @PostMapping("/projects/{project}/tasks/claim-next")
  ResponseEntity<IdempotentResponse<TaskView>> claimNext(
      ProjectAccess granted,
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable Wish wish) {
    ClaimNext next = wishes.of(granted, wish == null ? null : wish.stages());
    return answers.answer(
        granted.caller(),
        request,
        wish,
        200,
        () -> {
          limit.requireRoom(granted.id(), granted.person());
          Optional<TaskId> claimed = queue.claimNext(next).result();
          return claimed.isEmpty() ? null : claimed(claimed.get(), granted);
        });
  }

  @PostMapping("/tasks/{task}/claim")
  ResponseEntity<IdempotentResponse<TaskView>> claim(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String task) {
    TaskId id = TaskId.parse(task);
    return answers.answer(
        granted.caller(),
        request,
        null,
        200,
        () -> {
          queue.find(id).ifPresent(queued -> requireClaimable(queued, granted));
          queue.claim(id, granted.person(), granted.informedUntil());
          return claimed(id, granted);
        });
  }

  private void requireClaimable(QueuedTask task, ProjectAccess granted) {
    granted.require(task.group().role());
    limit.requireRoom(task, granted.person());
  }

  private TaskView claimed(TaskId id, ProjectAccess granted) {
    long position = answers.position();
    DataRowFold row = changes.find(id.dataRowId());
    return view(row, id, Knowledge.of(granted), new AsOf(row.changedAt(), position));
  }

  @GetMapping("/tasks/{task}")
  TaskView get(ProjectAccess granted, @PathVariable String task) {
    TaskId id = TaskId.parse(task);
    Read read = rows.now(id.dataRowId());
    Knowledge caller = Knowledge.of(granted);
    if (!isKnown(read, id, caller)) {
      throw notFound(id);
    }
    TaskView view = view(read.row(), id, caller, new AsOf(read.asOf(), read.position()));
    boolean passedOn =
        read.row().openTask(id).isPresent()
            && read.row().skipProposals().stream()
                .anyMatch(skip -> skip.taskId().equals(id) && skip.by().equals(caller.person()));
    return passedOn ? view.passedOnBy(caller.person(), names) : view;
  }

  /** Open and claimed tasks come from the queue as it is, finished ones from the views. */
  @GetMapping("/projects/{project}/tasks")
  ItemList<TaskView> list(
      ProjectAccess granted,
      @ParameterObject TaskWish wish,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Long atLeast) {
    int length = parameters.limit(limit);
    UserId assignee = filters.person(granted, wish.assignee());
    UserId reservedFor = filters.person(granted, wish.reservedFor());
    BatchId batch = filters.batch(granted, wish.batch());
    if (wish.state() == TaskState.DONE) {
      requireNothing("reservedFor", reservedFor != null, "Applies to open tasks only");
      DoneTaskFilter filter =
          new DoneTaskFilter(
              wish.stage(),
              assignee,
              wish.kind(),
              wish.sla(),
              batch,
              wish.outcomes(),
              wish.doneFrom(),
              wish.doneTo());
      return done(
          Knowledge.of(granted),
          views.ask(
              new DoneTasksOf(granted.id(), filter, new PageRequest(after, length)), atLeast));
    }
    requireNothing("outcome", wish.isAboutFinished(), "Applies to finished tasks only");
    TaskFilter filter =
        TaskFilter.of(granted.id())
            .stage(wish.stage())
            .state(wish.state())
            .kind(wish.kind())
            .sla(wish.sla())
            .batch(batch)
            .assignee(assignee)
            .reservedFor(reservedFor);
    return queued(Knowledge.of(granted), filter, after, length);
  }

  private static void requireNothing(String name, boolean given, String expected) {
    if (given) {
      throw RequestRefused.parameter(name, expected);
    }
  }

  private ItemList<TaskView> queued(
      Knowledge caller, TaskFilter filter, @Nullable String after, int length) {
    AsOf asOf = views.now();
    @Nullable TaskId last = Parameters.after(after, TaskId::parse).orElse(null);
    List<QueuedTask> found = queue.list(filter, last, length + 1);
    ItemList<QueuedTask> page = ItemList.of(found, length, task -> task.id().toString(), asOf);
    Map<DataRowId, Read> read = rows.now(page.items().stream().map(QueuedTask::dataRowId).toList());
    List<TaskView> views =
        page.items().stream()
            .map(
                task ->
                    view(
                        Objects.requireNonNull(read.get(task.dataRowId())).row(),
                        task.id(),
                        caller,
                        asOf))
            .toList();
    return new ItemList<>(views, page.next(), page.asOf(), page.position());
  }

  private static boolean isKnown(Read read, TaskId id, Knowledge caller) {
    return read.row().task(id).filter(task -> !caller.of(read.row()).outcome(task)).isEmpty();
  }

  private static boolean isKnown(Read read, DoneTask done, Knowledge caller) {
    UserId person = done.assignee();
    return done.outcome() == Outcome.SKIP_PROPOSED && person != null
        ? caller.of(read.row()).skipProposal(person)
        : isKnown(read, done.id(), caller);
  }

  private static CommandRefused notFound(TaskId id) {
    return new CommandRefused(Refusal.TASK_NOT_FOUND, "There is no task " + id);
  }

  private ItemList<TaskView> done(Knowledge caller, Page<DoneTask> page) {
    AsOf asOf = views.now();
    Map<DataRowId, Read> read = rows.now(page.items().stream().map(DoneTask::dataRow).toList());
    List<TaskView> views =
        page.items().stream()
            .filter(task -> isKnown(Objects.requireNonNull(read.get(task.dataRow())), task, caller))
            .map(
                task ->
                    view(
                            Objects.requireNonNull(read.get(task.dataRow())).row(),
                            task.id(),
                            caller,
                            asOf)
                        .done(task, names))
            .toList();
    return new ItemList<>(views, page.next(), page.asOf(), page.position());
  }

  private TaskView view(DataRowFold row, TaskId id, Knowledge caller, AsOf asOf) {
    Task task = row.task(id).orElseThrow(() -> notFound(id));
    String instructions =
        policies.policy(row.projectId(), row.registered().policyVersion()).instructions();
    return TaskView.of(row, task, caller.of(row), instructions, new Told(asOf, names));
  }
}
