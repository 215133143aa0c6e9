package io.countersign.ops.server.imports;

import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.ops.server.content.StoredContent;
import io.countersign.ops.server.imports.format.LineFault;
import org.jspecify.annotations.Nullable;

/**
 * A row that may go in, with the content to store with it.
 *
 * @param leftOut why it goes in without the pre-label that it came with
 */
record CheckedRow(NewDataRow row, StoredContent content, @Nullable LineFault leftOut) {}
