package io.countersign.projections.fold;

import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import java.util.function.Function;

/**
 * Documents that people look at, folded from events.
 *
 * @param documents whose name is that of the read model
 * @param revision of the form of the documents; raised with each change, so that what is stored is
 *     rebuilt
 * @param view that folds events into the documents of a generation
 */
public record ReadModel(ViewCollection documents, int revision, Function<Generation, View> view) {
  public String name() {
    return documents.name();
  }
}
