package io.countersign.ops.server.tasks;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.flow.AskReopening;
import io.countersign.engine.datarow.flow.DeclineReopening;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.security.access.ProjectAccess;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rows that go through the work once more, leave it, or come back. */
@RestController
@RequestMapping("/api/v1/data-rows/{dataRow}")
final class WithdrawalController {
  private final RowChanges changes;

  WithdrawalController(RowChanges changes) {
    this.changes = changes;
  }

  /** Why a row is to be reviewed once more. */
  record Reopening(String reason) {}

  /** What to tell those who asked. */
  record Refusing(@Nullable String comment) {}

  /** Why a row is taken out of the work. */
  record Withdrawal(String reason) {}

  @PostMapping("/reopen")
  ResponseEntity<IdempotentResponse<Decided>> reopen(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String dataRow,
      @RequestBody Reopening body) {
    DataRowId id = new DataRowId(dataRow);
    return changes.send(
        granted, request, body, id, new ReopenDataRow(id, granted.person(), body.reason()));
  }

  /** Asks those who steer to reopen a finished row; for those who had a say in it. */
  @PostMapping("/ask-reopening")
  ResponseEntity<IdempotentResponse<Decided>> ask(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String dataRow,
      @RequestBody Reopening body) {
    DataRowId id = new DataRowId(dataRow);
    return changes.send(
        granted, request, body, id, new AskReopening(id, granted.person(), body.reason()));
  }

  /** Leaves a row finished that somebody asked to have reopened. */
  @PostMapping("/decline-reopening")
  ResponseEntity<IdempotentResponse<Decided>> decline(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String dataRow,
      @RequestBody Refusing body) {
    DataRowId id = new DataRowId(dataRow);
    return changes.send(
        granted, request, body, id, new DeclineReopening(id, granted.person(), body.comment()));
  }

  /** Finishes a reopened row as it was, as long as nobody has acted on it. */
  @PostMapping("/undo-reopening")
  ResponseEntity<IdempotentResponse<Decided>> undoReopening(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String dataRow) {
    DataRowId id = new DataRowId(dataRow);
    return changes.send(granted, request, null, id, new UndoReopening(id, granted.person()));
  }

  /** Takes a row out of the work: its tasks are called off, and its history stays. */
  @PostMapping("/withdraw")
  ResponseEntity<IdempotentResponse<Decided>> withdraw(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String dataRow,
      @RequestBody Withdrawal body) {
    DataRowId id = new DataRowId(dataRow);
    return changes.send(
        granted, request, body, id, new WithdrawDataRow(id, granted.person(), body.reason()));
  }

  /** A row that was finished is again; one that was on its way goes on as if it were reopened. */
  @PostMapping("/restore")
  ResponseEntity<IdempotentResponse<Decided>> restore(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String dataRow) {
    DataRowId id = new DataRowId(dataRow);
    return changes.send(granted, request, null, id, new RestoreDataRow(id, granted.person()));
  }
}
