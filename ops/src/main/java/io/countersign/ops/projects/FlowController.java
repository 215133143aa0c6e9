package io.countersign.ops.projects;

import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.ops.answers.ReadYourWrites;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.ops.security.access.ProjectAccess;
import io.countersign.processes.Processes;
import io.countersign.processes.flow.FlowDiagram;
import io.countersign.projections.flow.FlowOf;
import io.countersign.projections.flow.FlowWork;
import io.countersign.projections.sla.OpenCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The flow of a project as a picture, and where its rows are in it. */
@RestController
@RequestMapping("/api/v1")
final class FlowController {
  private static final OpenCounts NOTHING = new OpenCounts(0, 0, 0, null);

  private final Policies policies;
  private final Flows flows;
  private final ReadYourWrites views;
  private final Processes processes;

  FlowController(Policies policies, Flows flows, ReadYourWrites views, Processes processes) {
    this.policies = policies;
    this.flows = flows;
    this.views = views;
    this.processes = processes;
  }

  /**
   * A flow.
   *
   * @param diagram in BPMN
   * @param rows open ones in this flow
   * @param others flows that earlier policies named, and rows are still in
   */
  record FlowAnswer(
      String flow,
      String diagram,
      long rows,
      List<StepWork> steps,
      List<OtherFlow> others,
      @Nullable Instant asOf,
      long position) {}

  /**
   * A step that rows wait at.
   *
   * @param id of the activity in the diagram; several stages of review share one
   * @param stage that its tasks are of
   */
  record StepWork(
      Activity id,
      String name,
      String stage,
      long rows,
      long onTrack,
      long atRisk,
      long breached,
      @Nullable Instant oldest) {}

  /** Rows that came under a policy with another flow. */
  record OtherFlow(String flow, long rows) {}

  @GetMapping("/projects/{project}/flow")
  FlowAnswer flow(
      ProjectAccess granted,
      @RequestParam(required = false) @Nullable String flow,
      @RequestParam(required = false) @Nullable Long atLeast) {
    ReviewPolicy policy = policies.policy(granted.id(), granted.project().policyVersion()).review();
    String wanted = flow == null ? policy.flow() : flow;
    if (!flows.keys().contains(wanted)) {
      throw RequestRefused.parameter("flow", "Expected one of " + flows.keys());
    }
    FlowWork work = views.ask(new FlowOf(granted.id()), atLeast);
    FlowDiagram diagram = processes.diagram(wanted);
    Map<FlowStep, OpenCounts> counts = work.flows().getOrDefault(wanted, Map.of());
    return new FlowAnswer(
        wanted,
        diagram.xml(),
        rows(counts),
        steps(policy, diagram, counts),
        others(work, wanted),
        work.asOf(),
        work.position());
  }

  private static long rows(Map<FlowStep, OpenCounts> counts) {
    return counts.values().stream().mapToLong(OpenCounts::rows).sum();
  }

  private static List<OtherFlow> others(FlowWork work, String wanted) {
    List<OtherFlow> others = new ArrayList<>();
    work.flows()
        .forEach(
            (flow, counts) -> {
              if (!flow.equals(wanted)) {
                others.add(new OtherFlow(flow, rows(counts)));
              }
            });
    return others;
  }

  /** Those of the present policy, and what rows of earlier ones wait at. */
  private static List<StepWork> steps(
      ReviewPolicy policy, FlowDiagram diagram, Map<FlowStep, OpenCounts> counts) {
    return Stream.concat(FlowStep.of(policy).stream(), counts.keySet().stream())
        .distinct()
        .map(step -> step(step, diagram, counts.getOrDefault(step, NOTHING)))
        .toList();
  }

  private static StepWork step(FlowStep step, FlowDiagram diagram, OpenCounts counts) {
    String activity = step.activity().wireName();
    return new StepWork(
        step.activity(),
        diagram.nameOf(activity).orElse(activity),
        step.stage(),
        counts.rows(),
        counts.onTrack(),
        counts.atRisk(),
        counts.breached(),
        counts.oldest());
  }
}
