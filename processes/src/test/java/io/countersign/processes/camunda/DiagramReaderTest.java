package io.countersign.processes.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.project.FlowDefinition;
import io.countersign.engine.project.FlowId;
import io.countersign.processes.flow.FlowFile;
import io.countersign.processes.flow.FlowFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramReaderTest {
  private static final String DIAGRAM =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="tests">
        <bpmn:process id="quick" name="Quick look" isExecutable="true" camunda:versionTag="3">
          <bpmn:documentation>One look, and done.</bpmn:documentation>
          <bpmn:extensionElements>
            <camunda:properties>
              <camunda:property name="fewestReviewStages" value="0" />
              <camunda:property name="mostReviewStages" value="2" />
            </camunda:properties>
          </bpmn:extensionElements>
        </bpmn:process>
      </bpmn:definitions>
      """;

  @Test
  void aDiagramSaysWhichFlowItIs() {
    assertThat(DiagramReader.flow(file(DIAGRAM)))
        .isEqualTo(
            new FlowDefinition(
                new FlowId("quick", 3), "Quick look", "One look, and done.", 0, 2, false));
  }

  @ParameterizedTest
  @CsvSource({
    "' camunda:versionTag=\"3\"', '', versionTag",
    "versionTag=\"3\", versionTag=\"new\", versionTag",
    "versionTag=\"3\", versionTag=\"0\", versionTag",
    "'name=\"Quick look\"', '', name",
    "'One look, and done.', '', documentation",
    "fewestReviewStages, fewestStages, fewestReviewStages",
    "value=\"2\", value=\"-1\", mostReviewStages"
  })
  void refusesADiagramThatSaysTooLittle(String said, String instead, String missing) {
    FlowFile file = file(DIAGRAM.replace(said, instead));
    assertThatThrownBy(() -> DiagramReader.flow(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quick.bpmn")
        .hasMessageContaining(missing);
  }

  @Test
  void refusesOneVersionTwice() {
    FlowFiles twice = FlowFiles.shipped().with(file(DIAGRAM), file(DIAGRAM));
    assertThatThrownBy(() -> DiagramReader.flows(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two of quick/3");
  }

  @Test
  void whatIsShippedIsKnownToPeopleByName() {
    assertThat(DiagramReader.flows(FlowFiles.shipped()).all())
        .extracting(FlowDefinition::name)
        .contains("One label, reviewed", "Two independent labels");
  }

  private static FlowFile file(String xml) {
    return new FlowFile("quick.bpmn", xml);
  }
}
