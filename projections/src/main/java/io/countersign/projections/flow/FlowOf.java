package io.countersign.projections.flow;

import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.sla.OpenCounts;
import io.countersign.projections.store.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** Where do the open rows of a project wait? */
public record FlowOf(ProjectId project) implements Query<FlowWork> {
  @Override
  public FlowWork answer(Reading reading) {
    Document flows = Fields.child(reading.get(FlowView.DOCUMENTS, project.value()), FlowView.FLOWS);
    return new FlowWork(flows(flows), reading.freshness().asOf(), reading.freshness().position());
  }

  private static Map<FlowId, Map<FlowStep, OpenCounts>> flows(Document flows) {
    Map<FlowId, Map<FlowStep, OpenCounts>> counts = new TreeMap<>();
    Fields.children(flows, (key, versions) -> Fields.children(versions, (v, steps) -> steps(steps)))
        .forEach(
            (key, versions) ->
                versions.forEach(
                    (version, steps) ->
                        counts.put(new FlowId(key, Integer.parseInt(version)), steps)));
    return counts;
  }

  private static Map<FlowStep, OpenCounts> steps(Document steps) {
    Map<FlowStep, OpenCounts> counts = new LinkedHashMap<>();
    Fields.children(steps, (activity, stages) -> stages(stages))
        .forEach(
            (activity, stages) ->
                stages.forEach(
                    (stage, count) ->
                        counts.put(new FlowStep(Activity.ofWireName(activity), stage), count)));
    return counts;
  }

  private static Map<String, OpenCounts> stages(Document stages) {
    return Fields.children(stages, (stage, count) -> OpenCounts.read(count));
  }
}
