package io.countersign.ops.server.rowchanges;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a change of many rows would do now.
 *
 * @param rows that would be changed
 * @param workedOn how many of them somebody has at the moment
 * @param first of the rows
 * @param leftOut of those that the filters are about, by why
 */
record RowChangePreview(
    RowAction action,
    long rows,
    long workedOn,
    List<PreviewedRow> first,
    List<Obstacle> leftOut,
    long position) {

  /** One of the rows. */
  record PreviewedRow(DataRowId id, String key, DataRowState state) {}

  /** Why rows would be left out, and how many. */
  record Obstacle(@Schema(ref = Problem.CODE) Refusal code, long rows) {}
}
