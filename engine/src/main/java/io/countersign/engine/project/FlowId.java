package io.countersign.engine.project;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Names one version of a flow.
 *
 * @param key the id of the process
 */
public record FlowId(String key, int version) implements Comparable<FlowId> {
  private static final Comparator<FlowId> IN_ORDER =
      Comparator.comparing(FlowId::key).thenComparing(FlowId::version);

  public FlowId {
    requireNonNull(key);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is not of this form
   */
  public static FlowId parse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("Expected a flow as KEY/VERSION, but got " + text);
    }
    return new FlowId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  /** By key, and then by version. */
  @Override
  public int compareTo(FlowId other) {
    return IN_ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key + "/" + version;
  }
}
