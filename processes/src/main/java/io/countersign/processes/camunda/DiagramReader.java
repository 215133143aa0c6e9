package io.countersign.processes.camunda;

import io.countersign.engine.project.FlowDefinition;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.Flows;
import io.countersign.processes.flow.FlowFile;
import io.countersign.processes.flow.FlowFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * Reads from diagrams which flows they are. What BPMN has no place for is in the namespace that
 * diagrams are drawn with, whatever engine runs them.
 */
public final class DiagramReader {
  private static final String NAMESPACE = "http://camunda.org/schema/1.0/bpmn";
  private static final String FEWEST_STAGES = "fewestReviewStages";
  private static final String MOST_STAGES = "mostReviewStages";
  private static final String UNTIL_SURE = "untilSure";

  private final String fileName;
  private final Process process;

  private DiagramReader(FlowFile file) {
    fileName = file.name();
    process = process(file);
  }

  /**
   * The flows of these diagrams.
   *
   * @throws IllegalArgumentException if one says too little of itself, or two are one version
   */
  public static Flows flows(FlowFiles files) {
    return new Flows(files.diagrams().stream().map(DiagramReader::flow).toList());
  }

  static FlowDefinition flow(FlowFile file) {
    return new DiagramReader(file).read();
  }

  private FlowDefinition read() {
    return new FlowDefinition(
        new FlowId(process.getId(), version()),
        required("name", Optional.ofNullable(process.getName())),
        required("documentation", documentation()),
        number(FEWEST_STAGES, property(FEWEST_STAGES)),
        number(MOST_STAGES, property(MOST_STAGES)),
        property(UNTIL_SURE).filter("true"::equals).isPresent());
  }

  private static Process process(FlowFile file) {
    byte[] xml = file.xml().getBytes(StandardCharsets.UTF_8);
    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml));
    List<Process> processes = List.copyOf(model.getModelElementsByType(Process.class));
    if (processes.size() != 1) {
      throw new IllegalArgumentException(
          "Expected one process in %s, but found %d".formatted(file.name(), processes.size()));
    }
    return processes.get(0);
  }

  private int version() {
    String tag = process.getDomElement().getAttribute(NAMESPACE, "versionTag");
    int version = number("versionTag", Optional.ofNullable(tag));
    if (version < 1) {
      throw new IllegalArgumentException(
          "Expected a versionTag from 1 in %s, but found %d".formatted(fileName, version));
    }
    return version;
  }

  private Optional<String> documentation() {
    return process.getDocumentations().stream().findFirst().map(Documentation::getTextContent);
  }

  private Optional<String> property(String name) {
    return Stream.ofNullable(process.getExtensionElements())
        .map(ExtensionElements::getDomElement)
        .flatMap(extensions -> children(extensions, "properties"))
        .flatMap(properties -> children(properties, "property"))
        .filter(property -> name.equals(property.getAttribute("name")))
        .map(property -> property.getAttribute("value"))
        .findFirst();
  }

  private static Stream<DomElement> children(DomElement parent, String name) {
    return parent.getChildElementsByNameNs(NAMESPACE, name).stream();
  }

  private int number(String what, Optional<String> text) {
    String given = required(what, text);
    if (!given.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "Expected a whole number as %s in %s, but found %s".formatted(what, fileName, given));
    }
    return Integer.parseInt(given);
  }

  private String required(String what, Optional<String> text) {
    return text.map(String::strip)
        .filter(given -> !given.isEmpty())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected the process in %s to have a %s, but it has none"
                        .formatted(fileName, what)));
  }
}
