package io.countersign.projections.flow;

import com.mongodb.client.model.Filters;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.sla.OpenCounts;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import java.util.EnumMap;
import java.util.Map;
import org.bson.Document;

/** Reads where the rows of a project wait. */
public final class FlowQuery {
  private FlowQuery() {}

  public static FlowWork read(Generation generation, ProjectId project) {
    Freshness freshness = generation.checkpoint();
    Document found =
        generation
            .collection(ViewCollection.FLOW)
            .find(Filters.eq(Fields.ID, project.value()))
            .first();
    Document flows = found == null ? new Document() : Fields.child(found, FlowView.FLOWS);
    return new FlowWork(
        Fields.children(flows, (flow, steps) -> steps(steps)),
        freshness.asOf(),
        freshness.position());
  }

  private static Map<FlowStep, OpenCounts> steps(Document steps) {
    Map<FlowStep, OpenCounts> counts = new EnumMap<>(FlowStep.class);
    Fields.children(steps, (step, count) -> OpenCounts.read(count))
        .forEach((step, count) -> counts.put(FlowStep.ofWireName(step), count));
    return counts;
  }
}
