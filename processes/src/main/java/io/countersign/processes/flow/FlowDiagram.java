package io.countersign.processes.flow;

import java.util.Map;
import java.util.Optional;

/**
 * The picture of a flow, which is what runs.
 *
 * @param xml in BPMN
 * @param names of its elements, by their ids
 */
public record FlowDiagram(String xml, Map<String, String> names) {
  public FlowDiagram {
    names = Map.copyOf(names);
  }

  /** What an element is called; empty if it is not in the picture, or has no name. */
  public Optional<String> nameOf(String id) {
    return Optional.ofNullable(names.get(id));
  }
}
