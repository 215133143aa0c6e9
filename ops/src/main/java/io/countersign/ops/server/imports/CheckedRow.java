package io.countersign.ops.server.imports;

import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.ops.server.content.StoredContent;

/** A row that may go in, with the content to store with it. */
record CheckedRow(NewDataRow row, StoredContent content) {}
