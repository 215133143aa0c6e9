package io.countersign.projections.row;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Hands every row of a project to {@code rows}, once and some hundreds in memory at a time: in
 * pages, as the embedded server would hold a whole list of rows in memory. The answer says how far
 * the rows surely followed the event log at the start.
 *
 * @param wanted which rows those are
 * @param keptBackToo whether with what models proposed and routing kept back
 */
public record ExportRows(
    ProjectId project, DataRowFilter wanted, boolean keptBackToo, Consumer<ExportRow> rows)
    implements Query<Freshness> {
  private static final int AT_ONCE = 500;

  @Override
  public boolean repeatable() {
    return false;
  }

  @Override
  public Freshness answer(Reading atStart) {
    Reading reading = atStart;
    List<Document> page = read(reading, null);
    while (!page.isEmpty()) {
      page.forEach(row -> rows.accept(RowDocuments.export(row, keptBackToo)));
      reading = reading.again();
      page =
          page.size() < AT_ONCE
              ? List.of()
              : read(reading, Fields.text(page.get(AT_ONCE - 1), Fields.ID));
    }
    return atStart.freshness();
  }

  private List<Document> read(Reading reading, @Nullable String after) {
    Bson filter = RowsOf.stored(reading, project, wanted);
    return reading.after(RowView.DOCUMENTS, filter, after, AT_ONCE);
  }
}
