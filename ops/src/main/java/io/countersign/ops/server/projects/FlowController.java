package io.countersign.ops.server.projects;

import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.project.FlowDefinition;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.security.access.ProjectAccess;
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
   * @param rows open ones in this version of the flow
   * @param others flows and versions that earlier policies named, and rows are still in
   */
  record FlowAnswer(
      String flow,
      int version,
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

  /** Rows that came under a policy with another flow, or with another version of it. */
  record OtherFlow(String flow, int version, long rows) {}

  @GetMapping("/projects/{project}/flow")
  FlowAnswer flow(
      ProjectAccess granted,
      @RequestParam(required = false) @Nullable String flow,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable Long atLeast) {
    ReviewPolicy policy = policies.policy(granted.id(), granted.project().policyVersion()).review();
    FlowId wanted = wanted(policy, flow == null ? policy.flow() : flow, version);
    FlowDiagram diagram = processes.diagram(wanted).orElseThrow(() -> unknown(wanted));
    FlowWork work = views.ask(new FlowOf(granted.id()), atLeast);
    Map<FlowStep, OpenCounts> counts = work.flows().getOrDefault(wanted, Map.of());
    return new FlowAnswer(
        wanted.key(),
        wanted.version(),
        diagram.xml(),
        rows(counts),
        steps(policy, diagram, counts),
        others(work, wanted),
        work.asOf(),
        work.position());
  }

  /** Without a version, the one that the project is under, or else the newest. */
  private FlowId wanted(ReviewPolicy policy, String key, @Nullable Integer version) {
    if (version != null) {
      return new FlowId(key, version);
    }
    return key.equals(policy.flow())
        ? policy.flowId()
        : flows.newest(key).map(FlowDefinition::id).orElse(new FlowId(key, 0));
  }

  private RequestRefused unknown(FlowId wanted) {
    List<Integer> versions = flows.versions(wanted.key());
    return versions.isEmpty()
        ? RequestRefused.parameter(
            "flow", "Expected one of the flows " + String.join(", ", flows.keys()))
        : RequestRefused.parameter(
            "version", "Expected one of the versions %s of %s".formatted(versions, wanted.key()));
  }

  private static long rows(Map<FlowStep, OpenCounts> counts) {
    return counts.values().stream().mapToLong(OpenCounts::rows).sum();
  }

  private static List<OtherFlow> others(FlowWork work, FlowId wanted) {
    List<OtherFlow> others = new ArrayList<>();
    work.flows()
        .forEach(
            (flow, counts) -> {
              if (!flow.equals(wanted)) {
                others.add(new OtherFlow(flow.key(), flow.version(), rows(counts)));
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
