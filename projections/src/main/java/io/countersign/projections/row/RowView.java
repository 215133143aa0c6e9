package io.countersign.projections.row;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.TrackedRow;
import io.countersign.projections.fold.TrackedRows;
import io.countersign.projections.fold.View;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** Keeps each data row as it is, whole. */
public final class RowView implements View {
  public static final ViewCollection DOCUMENTS =
      new ViewCollection(
          "row",
          List.of(
              List.of(RowDocuments.PROJECT, Fields.ID),
              List.of(RowDocuments.PROJECT, RowDocuments.STATE, Fields.ID),
              List.of(RowDocuments.PROJECT, RowDocuments.STAGE, Fields.ID),
              List.of(RowDocuments.PROJECT, RowDocuments.FACTS, Fields.ID),
              List.of(RowDocuments.BATCH, Fields.ID),
              List.of(RowDocuments.PROJECT, RowDocuments.KEY, Fields.ID),
              List.of(RowDocuments.PROJECT, RowDocuments.CHANGED_AT, Fields.ID),
              List.of(RowDocuments.PROJECT, RowDocuments.DUE_AT, Fields.ID),
              List.of(RowDocuments.PROJECT, RowDocuments.CONFIDENCE, Fields.ID)));
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 12, RowView::new);

  private final Generation generation;
  private List<Document> begun = new ArrayList<>();
  private List<Document> touched = new ArrayList<>();

  /** Rows that were not in memory before the batch, and may be stored as they are after it. */
  private Set<String> loaded = new HashSet<>();

  private RowView(Generation generation) {
    this.generation = generation;
  }

  @Override
  public void onTouched(TrackedRow row, TrackedRows.Loaded in) {
    String id = row.row().id().value();
    (in.begun().contains(id) ? begun : touched).add(RowDocuments.write(row));
    if (in.earlier().contains(id)) {
      loaded.add(id);
    }
  }

  /**
   * Rows that begin in the batch are stored already only if it is repeated. The lists may still be
   * on their way to the store when the next batch begins.
   */
  @Override
  public void write() {
    generation.insert(DOCUMENTS, begun);
    generation.write(DOCUMENTS, furtherThanStored());
    begun = new ArrayList<>();
    touched = new ArrayList<>();
    loaded = new HashSet<>();
  }

  private List<Document> furtherThanStored() {
    Map<String, Long> stored = storedPositions();
    return touched.stream()
        .filter(
            row ->
                Fields.number(row, Fields.POSITION)
                    > stored.getOrDefault(Fields.text(row, Fields.ID), 0L))
        .toList();
  }

  /**
   * How far the stored documents of these rows are; they may be ahead of a batch that is repeated.
   */
  private Map<String, Long> storedPositions() {
    Map<String, Long> positions = new HashMap<>();
    if (!loaded.isEmpty()) {
      generation.flush();
      generation
          .collection(DOCUMENTS)
          .find(Filters.in(Fields.ID, loaded))
          .projection(Projections.include(Fields.POSITION))
          .forEach(
              row ->
                  positions.put(Fields.text(row, Fields.ID), Fields.number(row, Fields.POSITION)));
    }
    return positions;
  }
}
