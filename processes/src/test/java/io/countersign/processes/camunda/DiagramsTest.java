package io.countersign.processes.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.processes.flow.FlowDiagram;
import io.countersign.processes.flow.FlowFiles;
import org.junit.jupiter.api.Test;

class DiagramsTest {
  private final Diagrams diagrams = new Diagrams(FlowFiles.shipped());

  @Test
  void theStepsOfAFlowAreCalledAsInItsDiagram() {
    FlowDiagram diagram = diagrams.of("staged-review");

    assertThat(diagram.xml()).contains("<bpmn:process id=\"staged-review\"");
    assertThat(diagram.nameOf("review-label")).contains("Review label");
    assertThat(diagram.nameOf("check-review")).contains("Label rejected?");
    assertThat(diagram.nameOf("join-to-review")).isEmpty();
    assertThat(diagram.nameOf("review-label-again")).isEmpty();
  }

  @Test
  void refusesAFlowThatThereIsNot() {
    assertThatThrownBy(() -> diagrams.of("no-review"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-review");
  }
}
