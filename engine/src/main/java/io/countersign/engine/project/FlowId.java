package io.countersign.engine.project;

import static java.util.Objects.requireNonNull;

/**
 * Names one version of a flow.
 *
 * @param key the id of the process
 */
public record FlowId(String key, int version) {
  public FlowId {
    requireNonNull(key);
  }

  @Override
  public String toString() {
    return key + "/" + version;
  }
}
