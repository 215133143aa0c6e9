package io.countersign.engine.project;

import static io.countersign.engine.project.TestFlows.flow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlowsTest {
  private final FlowDefinition first = flow("quick", 2, 0, 1);
  private final FlowDefinition tenth = flow("quick", 10, 0, 3);
  private final FlowDefinition other = flow("slow", 1, 1, 10);
  private final Flows flows = new Flows(List.of(other, tenth, first));

  @Test
  void findsAVersion() {
    assertThat(flows.find(new FlowId("quick", 2))).contains(first);
    assertThat(flows.find(new FlowId("quick", 3))).isEmpty();
    assertThat(flows.find(new FlowId("none", 2))).isEmpty();
  }

  @Test
  void theNewestIsTheOneOfTheHighestNumber() {
    assertThat(flows.newest("quick")).contains(tenth);
    assertThat(flows.newest("none")).isEmpty();
  }

  @Test
  void listsThemByKeyAndVersion() {
    assertThat(flows.all()).containsExactly(first, tenth, other);
    assertThat(flows.keys()).containsExactly("quick", "slow");
    assertThat(flows.versions("quick")).containsExactly(2, 10);
  }

  @Test
  void refusesTwoOfOneVersion() {
    List<FlowDefinition> twice = List.of(first, flow("quick", 2, 1, 1));
    assertThatThrownBy(() -> new Flows(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two of quick/2");
  }
}
