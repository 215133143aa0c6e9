package io.countersign.engine.project;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The flows that a project can choose from, each in one or more versions. */
public final class Flows {
  /** No flow, and so no policy that is valid. */
  public static final Flows NONE = new Flows(List.of());

  private final TreeMap<FlowId, FlowDefinition> definitions = new TreeMap<>();

  /**
   * Takes the definitions in any order.
   *
   * @throws IllegalArgumentException if a version of a flow is there twice
   */
  public Flows(Collection<FlowDefinition> all) {
    for (FlowDefinition flow : all) {
      if (definitions.put(flow.id(), flow) != null) {
        throw new IllegalArgumentException(
            "Expected each version of a flow once, but there are two of " + flow.id());
      }
    }
  }

  public Optional<FlowDefinition> find(FlowId id) {
    return Optional.ofNullable(definitions.get(id));
  }

  /** The newest version of a flow. */
  public Optional<FlowDefinition> newest(String key) {
    return ofKey(key).reduce((older, newer) -> newer);
  }

  /** All of them, by key and then by version. */
  public List<FlowDefinition> all() {
    return List.copyOf(definitions.values());
  }

  /** The keys of all of them. */
  public List<String> keys() {
    return definitions.keySet().stream().map(FlowId::key).distinct().toList();
  }

  /** The versions of a flow, the oldest first. */
  public List<Integer> versions(String key) {
    return ofKey(key).map(flow -> flow.id().version()).toList();
  }

  private Stream<FlowDefinition> ofKey(String key) {
    return definitions.values().stream().filter(flow -> flow.id().key().equals(key));
  }
}
