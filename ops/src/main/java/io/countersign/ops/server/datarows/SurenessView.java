package io.countersign.ops.server.datarows;

import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.ops.server.knowledge.KnownRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How sure it is that the label of a row is right.
 *
 * @param now probability of the best label so far, in [0, 1]; 0 without one
 * @param target least probability for it to be accepted
 * @param reason why a person looks at it; missing once it is accepted
 */
record SurenessView(double now, @Nullable Double target, @Nullable LookReason reason) {

  /** Nothing where the flow does not ask for it, or the caller may not know. */
  static @Nullable SurenessView of(DataRowFold row, KnownRow known) {
    Double reached = known.sureness(row);
    if (reached != null) {
      return new SurenessView(
          reached, row.accepted().map(accepted -> accepted.target()).orElse(null), null);
    }
    Optional<LookAsked> asked = known.look(row).filter(look -> !row.state().finished());
    return asked
        .map(look -> new SurenessView(look.sureness(), look.target(), look.reason()))
        .orElse(null);
  }
}
