package io.countersign.processes.camunda;

import io.countersign.engine.project.FlowId;
import io.countersign.processes.flow.FlowDiagram;
import io.countersign.processes.flow.FlowFile;
import io.countersign.processes.flow.FlowFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/**
 * The flows that the engine can run: those of this release, and those that earlier ones left in the
 * database, for the rows that are still in them.
 */
final class DeployedFlows {
  private final RepositoryService repository;
  private final Map<FlowId, String> definitionIds = new ConcurrentHashMap<>();
  private final Map<FlowId, FlowDiagram> diagrams = new ConcurrentHashMap<>();

  private DeployedFlows(RepositoryService repository) {
    this.repository = repository;
  }

  /** Deploys what is new in {@code files}. */
  static DeployedFlows of(RepositoryService repository, FlowFiles files) {
    DeployedFlows flows = new DeployedFlows(repository);
    for (FlowFile diagram : files.diagrams()) {
      FlowId flow = DiagramReader.flow(diagram).id();
      flows.deploy(flow, diagram, files.decisions());
      flows.definitionId(flow);
    }
    return flows;
  }

  /** Together, as a diagram refers to the decision tables of its own deployment. */
  private void deploy(FlowId flow, FlowFile diagram, List<FlowFile> decisions) {
    var deployment =
        repository.createDeployment().name(flow.toString()).enableDuplicateFiltering(false);
    Stream.concat(Stream.of(diagram), decisions.stream())
        .forEach(
            file ->
                deployment.addInputStream(
                    file.name(),
                    new ByteArrayInputStream(file.xml().getBytes(StandardCharsets.UTF_8))));
    deployment.deploy();
  }

  /**
   * The engine's own name of a flow, asked from the database once.
   *
   * @throws IllegalArgumentException if it was never deployed here
   */
  String definitionId(FlowId flow) {
    return find(flow)
        .orElseThrow(
            () -> new IllegalArgumentException("Expected a deployed flow, but got " + flow));
  }

  Optional<FlowDiagram> diagram(FlowId flow) {
    return find(flow).map(id -> diagrams.computeIfAbsent(flow, known -> read(id)));
  }

  /**
   * Also one that another node has deployed since. Of several with one version, the last counts.
   */
  private Optional<String> find(FlowId flow) {
    Optional<String> known = Optional.ofNullable(definitionIds.get(flow));
    if (known.isPresent()) {
      return known;
    }
    Optional<String> found =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(flow.key())
            .versionTag(Integer.toString(flow.version()))
            .orderByProcessDefinitionVersion()
            .desc()
            .listPage(0, 1)
            .stream()
            .map(ProcessDefinition::getId)
            .findFirst();
    found.ifPresent(id -> definitionIds.put(flow, id));
    return found;
  }

  private FlowDiagram read(String definitionId) {
    try (InputStream model = repository.getProcessModel(definitionId)) {
      byte[] xml = model.readAllBytes();
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
}
