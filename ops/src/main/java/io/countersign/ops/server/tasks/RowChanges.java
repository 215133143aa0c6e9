package io.countersign.ops.server.tasks;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.FindDataRow;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.security.access.ProjectAccess;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Changes one row as a request asks for, and answers with where it stands then. */
@Component
final class RowChanges {
  private final CommandAnswers answers;
  private final Commands commands;

  RowChanges(CommandAnswers answers, Commands commands) {
    this.answers = answers;
    this.commands = commands;
  }

  /**
   * Makes a change, once for each key.
   *
   * @param body of the request, if it has one
   * @param change sends the commands, in the transaction that keeps the answer
   */
  ResponseEntity<IdempotentResponse<Decided>> answer(
      ProjectAccess granted,
      HttpServletRequest request,
      @Nullable Object body,
      DataRowId row,
      Runnable change) {
    return answers.answer(
        granted.caller(),
        request,
        body,
        200,
        () -> {
          change.run();
          return decided(row);
        });
  }

  /** The same for a change that is one command. */
  ResponseEntity<IdempotentResponse<Decided>> send(
      ProjectAccess granted,
      HttpServletRequest request,
      @Nullable Object body,
      DataRowId row,
      Object command) {
    return answer(granted, request, body, row, () -> commands.send(command, granted.person()));
  }

  /** Where the row stands after what the transaction has done so far. */
  Decided decided(DataRowId id) {
    long position = answers.position();
    DataRowFold row = find(id);
    return new Decided(id, row.state(), row.version(), position);
  }

  /** The row as the transaction sees it. */
  DataRowFold find(DataRowId id) {
    return commands.<DataRowFold>send(new FindDataRow(id), UserId.SYSTEM).result();
  }
}
