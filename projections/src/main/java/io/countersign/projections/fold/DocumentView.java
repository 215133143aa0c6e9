package io.countersign.projections.fold;

import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocuments;
import java.util.List;

/** A view that changes its documents event by event. */
public abstract class DocumentView implements View {
  protected final ViewDocuments documents;

  protected DocumentView(Generation generation, ViewCollection collection) {
    this.documents = generation.documents(collection);
  }

  @Override
  public final List<ViewDocuments> documents() {
    return List.of(documents);
  }
}
