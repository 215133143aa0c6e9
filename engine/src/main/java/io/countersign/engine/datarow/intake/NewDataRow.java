package io.countersign.engine.datarow.intake;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row to register.
 *
 * @param key the customer's own name for it, unique in the project
 * @param benchmark the true label where it is known; empty otherwise
 * @param preLabel that came with the row, or {@code null}
 */
public record NewDataRow(
    DataRowId dataRowId,
    String key,
    ContentRef content,
    Map<String, String> metadata,
    List<Annotation> benchmark,
    @Nullable PreLabel preLabel) {}
