package io.countersign.projections.flow;

import io.countersign.engine.sla.SlaState;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.Waiting;
import io.countersign.projections.sla.OpenCounts;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the open rows of each project by the step of the flow that they wait at. */
public final class FlowView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("flow");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 4, FlowView::new);

  static final String FLOWS = "flows";

  private FlowView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  /** What a row counts for, at each place where it waits. */
  private record Counted(List<Waiting> waiting, SlaState sla) {
    static Counted of(@Nullable RowSnapshot row) {
      return row == null
          ? new Counted(List.of(), SlaState.ON_TRACK)
          : new Counted(row.waiting(), row.sla());
    }

    boolean sameAs(Counted other) {
      return waiting.isEmpty() ? other.waiting.isEmpty() : equals(other);
    }
  }

  @Override
  public void on(RowStep step) {
    Counted was = Counted.of(step.before());
    Counted is = Counted.of(step.after());
    if (!was.sameAs(is)) {
      documents.change(
          step.project().value(),
          step.position(),
          flow -> {
            count(flow, was, -1);
            count(flow, is, 1);
          });
    }
  }

  private static void count(ViewDocument flow, Counted row, int sign) {
    for (Waiting waiting : row.waiting()) {
      OpenCounts.count(
          flow,
          sign,
          row.sla(),
          waiting.since(),
          FLOWS,
          waiting.flow().key(),
          Integer.toString(waiting.flow().version()),
          waiting.step().activity().wireName(),
          waiting.step().stage());
    }
  }
}
