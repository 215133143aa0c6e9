package io.countersign.ops.server.rowchanges;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.InputRules;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.datarows.RowFilters;
import io.countersign.ops.server.datarows.RowWish;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.operations.OperationAnswers;
import io.countersign.ops.server.operations.OperationAnswers.Order;
import io.countersign.ops.server.operations.Steps;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import io.countersign.projections.row.RowsOf;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of many rows at once: of those that the filters of the list of rows are about. */
@RestController
@RequestMapping("/api/v1/projects/{project}/row-changes")
final class RowChangeController {
  private static final String KIND = "change-rows";
  private static final int PAGE = 1_000;
  private static final int LATEST = 20;

  private final RowChanger changer;
  private final RowChangeTable table;
  private final RowFilters filters;
  private final OperationAnswers operations;
  private final CommandAnswers answers;
  private final ReadYourWrites views;
  private final Names names;
  private final Limits limits;
  private final Clock clock;

  RowChangeController(
      RowChanger changer,
      RowChangeTable table,
      RowFilters filters,
      OperationAnswers operations,
      CommandAnswers answers,
      ReadYourWrites views,
      Names names,
      Limits limits,
      Clock clock) {
    this.changer = changer;
    this.table = table;
    this.filters = filters;
    this.operations = operations;
    this.answers = answers;
    this.views = views;
    this.names = names;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * What to do to the rows that the filters are about.
   *
   * @param reason needed unless rows are restored
   * @param dataRows the ids of the rows, instead of filters
   */
  record ChangeForm(
      RowAction action, @Nullable String reason, @Nullable List<DataRowId> dataRows) {}

  /**
   * A change that has begun.
   *
   * @param id to undo it by
   * @param operation to ask for its progress with
   */
  record BegunChange(String id, String operation, String kind, RowAction action) {}

  /**
   * A change that was made.
   *
   * @param rows that it has changed
   * @param undoes the change that it takes back
   */
  record ChangeLine(
      String id,
      RowAction action,
      @Nullable String reason,
      @Nullable String undoes,
      UserId startedBy,
      String startedByName,
      Instant startedAt,
      long rows) {}

  /** The latest changes of the last week, the latest first. */
  @GetMapping
  ItemList<ChangeLine> list(ProjectAccess granted) {
    List<ChangeLine> lines = table.latest(granted.id(), LATEST).stream().map(this::line).toList();
    AsOf asOf = views.now();
    return new ItemList<>(lines, null, asOf.asOf(), asOf.position());
  }

  private ChangeLine line(RowChange change) {
    return new ChangeLine(
        change.id(),
        change.action(),
        change.reason(),
        change.undoes(),
        change.startedBy(),
        names.of(change.startedBy()),
        change.startedAt(),
        table.rows(change.id()));
  }

  @Operation(
      summary = "Tell what a change of many rows would do",
      description = "Takes the filters of the list of rows, or ids; nothing is stored.")
  @PostMapping("/preview")
  ResponseEntity<IdempotentResponse<RowChangePreview>> preview(
      ProjectAccess granted,
      HttpServletRequest request,
      @ParameterObject RowWish wish,
      @RequestBody ChangeForm form) {
    DataRowFilter filter = filter(granted, wish, form);
    return answers.answerOutside(
        granted.caller(),
        request,
        form,
        200,
        () -> choose(granted, filter, form.action()).preview(views.now().position()));
  }

  @Operation(
      summary = "Withdraw, restore, reopen or requeue many rows",
      description =
          "Takes the filters of the list of rows, or ids. Returns 202 with an operation, or 409"
              + " while another change of the project's rows is running.")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<BegunChange>> change(
      ProjectAccess granted,
      HttpServletRequest request,
      @ParameterObject RowWish wish,
      @RequestBody ChangeForm form) {
    DataRowFilter filter = filter(granted, wish, form);
    requireReason(form);
    RowChange change = begun(granted, form.action(), form.reason(), null);
    return start(
        granted,
        request,
        form,
        change,
        (begun, steps) ->
            changer.change(begun, choose(granted, filter, form.action()).ids(), steps));
  }

  @Operation(
      summary = "Undo a change of many rows",
      description =
          "Takes it back for each row to which nothing has happened since; the others are left out."
              + " Returns 202 with an operation.")
  @PostMapping("/{rowChange}/undo")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<BegunChange>> undo(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String rowChange) {
    RowChange undone =
        table
            .find(granted.id(), rowChange)
            .filter(found -> found.undoes() == null)
            .orElseThrow(
                () ->
                    new CommandRefused(
                        Refusal.ROW_CHANGE_NOT_FOUND,
                        "There is no change %s that could be undone".formatted(rowChange)));
    RowChange change = begun(granted, undone.action(), null, undone.id());
    return start(
        granted, request, null, change, (begun, steps) -> changer.undo(begun, undone, steps));
  }

  private RowChange begun(
      ProjectAccess granted, RowAction action, @Nullable String reason, @Nullable String undoes) {
    return new RowChange(
        UlidCreator.getMonotonicUlid().toString(),
        granted.id(),
        action,
        reason,
        undoes,
        granted.person(),
        clock.instant());
  }

  private interface Carried {
    RowsChanged out(RowChange change, Steps steps);
  }

  private ResponseEntity<IdempotentResponse<BegunChange>> start(
      ProjectAccess granted,
      HttpServletRequest request,
      @Nullable Object body,
      RowChange change,
      Carried carried) {
    return operations.start(
        new Order(granted.caller(), request, body, KIND, KIND + " " + granted.id()),
        operation -> {
          table.begin(change);
          return new BegunChange(change.id(), operation, KIND, change.action());
        },
        steps -> carried.out(change, steps));
  }

  private DataRowFilter filter(ProjectAccess granted, RowWish wish, ChangeForm form) {
    List<DataRowId> ids = form.dataRows();
    if (ids != null) {
      if (!filters.of(granted, wish).equals(DataRowFilter.ALL)) {
        throw RequestRefused.parameter("dataRows", "Expected ids or filters, not both");
      }
      return DataRowFilter.ALL.ids(bounded(ids));
    }
    DataRowFilter filter = filters.of(granted, wish);
    boolean restores = form.action() == RowAction.RESTORE && filter.state() == null;
    return restores ? filter.state(DataRowState.WITHDRAWN) : filter;
  }

  private List<DataRowId> bounded(List<DataRowId> ids) {
    if (ids.size() > limits.changedRows()) {
      throw new CommandRefused(
          Refusal.TOO_MANY_ROWS, "Expected at most %d rows".formatted(limits.changedRows()));
    }
    return ids;
  }

  private static void requireReason(ChangeForm form) {
    String reason = form.reason();
    if (form.action().needsReason() && (reason == null || reason.isBlank())) {
      throw RequestRefused.parameter("reason", "Expected a reason");
    }
    InputRules.requireReason(reason);
  }

  private ChosenRows choose(ProjectAccess granted, DataRowFilter filter, RowAction action) {
    ChosenRows chosen = new ChosenRows(action, limits.changedRows());
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      String mark = after.get();
      PageRequest wanted = new PageRequest(mark.isEmpty() ? null : mark, PAGE);
      Page<DataRowItem> page = views.ask(new RowsOf(granted.id(), filter, wanted));
      chosen.add(page);
      after = Optional.ofNullable(page.next());
    }
    return chosen;
  }
}
