package io.countersign.engine.datarow.fold;

import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.fold.Fold;
import java.time.Instant;

/** What models were asked and answered. */
final class PreLabelApplier {
  private PreLabelApplier() {}

  static void register(Fold<DataRowFold> fold) {
    fold.on(PreLabelRequested.class, PreLabelApplier::requested)
        .on(PreLabelProposed.class, PreLabelApplier::proposed)
        .on(PreLabelFailed.class, PreLabelApplier::failed);
  }

  private static void requested(DataRowFold row, PreLabelRequested event, Instant at) {
    row.finishAll();
    row.requested = event;
    row.awaitsRoute = false;
    row.state = DataRowState.AWAITING_PRE_LABEL;
  }

  private static void proposed(DataRowFold row, PreLabelProposed event, Instant at) {
    Label proposed =
        new Label(
            null,
            event.model(),
            "pre-label",
            row.round,
            event.annotations(),
            event.confidence(),
            null,
            at);
    row.preLabel = proposed;
    row.audited = false;
    row.alternatives = event.alternatives();
    row.labels.add(proposed);
    row.preLabelFailure = null;
    row.awaitsRoute = true;
    row.state = DataRowState.REGISTERED;
  }

  private static void failed(DataRowFold row, PreLabelFailed event, Instant at) {
    row.preLabelFailure = event.reason();
    row.awaitsRoute = true;
    row.state = DataRowState.REGISTERED;
  }
}
