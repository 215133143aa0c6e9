package io.countersign.ops.server.tasks;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;

/** Where a row stands after a decision. */
record Decided(DataRowId dataRow, DataRowState state, long version, long position) {}
