package io.countersign.processes.flow;

import io.countersign.engine.project.Flow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The diagrams of this version and the decision tables that they refer to. */
public final class FlowResources {
  private static final String FOLDER = "processes/";
  private static final String DECISION = "route-pre-label.dmn";

  private FlowResources() {}

  /** Their names on the class path. */
  public static List<String> all() {
    return Stream.concat(
            Arrays.stream(Flow.values()).map(flow -> FOLDER + flow.key() + ".bpmn"),
            Stream.of(FOLDER + DECISION))
        .toList();
  }
}
