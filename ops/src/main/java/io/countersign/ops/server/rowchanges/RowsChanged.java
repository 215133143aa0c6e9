package io.countersign.ops.server.rowchanges;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.server.operations.OperationOutcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a change of many rows came to.
 *
 * @param change to undo it by
 * @param changed rows
 * @param leftOut rows, as it could not be done to them
 * @param leftOutRows the first of them
 */
@JsonTypeName("change-rows")
public record RowsChanged(String change, long changed, long leftOut, List<LeftOut> leftOutRows)
    implements OperationOutcome {

  /** A row that was left out, and why. */
  public record LeftOut(DataRowId dataRow, String key, @Schema(ref = Problem.CODE) Refusal code) {}
}
