package io.countersign.processes.camunda;

import static java.util.Objects.requireNonNull;

import io.countersign.processes.flow.FlowDiagram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** The deployed diagrams, read when they are asked for. */
final class Diagrams {
  private final Collection<String> resources;
  private final Map<String, FlowDiagram> read = new ConcurrentHashMap<>();

  Diagrams(Collection<String> resources) {
    this.resources = resources;
  }

  FlowDiagram of(String processKey) {
    return read.computeIfAbsent(processKey, this::read);
  }

  private FlowDiagram read(String processKey) {
    String wanted =
        resources.stream()
            .filter(name -> name.endsWith("/" + processKey + ".bpmn"))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("Expected a known flow, but got " + processKey));
    try (InputStream file = open(wanted)) {
      byte[] xml = file.readAllBytes();
      return new FlowDiagram(new String(xml, StandardCharsets.UTF_8), names(xml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> names(byte[] xml) {
    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml));
    Map<String, String> names = new HashMap<>();
    for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
      if (element.getName() != null) {
        names.put(element.getId(), element.getName());
      }
    }
    return names;
  }

  static InputStream open(String resource) {
    return requireNonNull(Diagrams.class.getClassLoader().getResourceAsStream(resource), resource);
  }
}
