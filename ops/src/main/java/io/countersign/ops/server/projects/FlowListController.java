package io.countersign.ops.server.projects;

import io.countersign.engine.project.FlowDefinition;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.Flows;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.security.access.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The flows that a project can choose from. */
@RestController
@RequestMapping("/api/v1/flows")
final class FlowListController {
  private final Flows flows;
  private final Parameters parameters;

  FlowListController(Flows flows, Parameters parameters) {
    this.flows = flows;
    this.parameters = parameters;
  }

  /**
   * A version of a flow.
   *
   * @param name that people know it by
   * @param description what becomes of a row in it
   * @param fewestStages of review that it can have
   * @param mostStages of review that it can have
   * @param untilSure whether it looks at each row until its label is sure enough, so that the
   *     policy has to say how sure that is
   */
  record FlowItem(
      String key,
      int version,
      String name,
      String description,
      int fewestStages,
      int mostStages,
      boolean untilSure) {
    static FlowItem of(FlowDefinition flow) {
      return new FlowItem(
          flow.id().key(),
          flow.id().version(),
          flow.name(),
          flow.description(),
          flow.fewestStages(),
          flow.mostStages(),
          flow.untilSure());
    }
  }

  @Operation(
      summary = "List the flows that a project can choose from",
      description = "By key, the oldest version of each first.")
  @GetMapping
  ItemList<FlowItem> flows(
      Caller caller,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    Optional<FlowId> last = Parameters.after(after, FlowId::parse);
    List<FlowDefinition> found =
        flows.all().stream()
            .filter(flow -> last.isEmpty() || flow.id().compareTo(last.get()) > 0)
            .limit(length + 1L)
            .toList();
    return ItemList.of(found, length, flow -> flow.id().toString(), null).map(FlowItem::of);
  }
}
