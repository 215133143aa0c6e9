package io.countersign.processes.camunda;

import io.countersign.processes.flow.FlowDiagram;
import io.countersign.processes.flow.FlowFile;
import io.countersign.processes.flow.FlowFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** The deployed diagrams, read when they are asked for. */
final class Diagrams {
  private final FlowFiles files;
  private final Map<String, FlowDiagram> read = new ConcurrentHashMap<>();

  Diagrams(FlowFiles files) {
    this.files = files;
  }

  FlowDiagram of(String processKey) {
    return read.computeIfAbsent(processKey, this::read);
  }

  private FlowDiagram read(String processKey) {
    String xml =
        files.diagrams().stream()
            .filter(file -> DiagramReader.flow(file).id().key().equals(processKey))
            .map(FlowFile::xml)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("Expected a known flow, but got " + processKey));
    return new FlowDiagram(xml, names(xml));
  }

  private static Map<String, String> names(String xml) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Map<String, String> names = new HashMap<>();
    for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
      if (element.getName() != null) {
        names.put(element.getId(), element.getName());
      }
    }
    return names;
  }
}
