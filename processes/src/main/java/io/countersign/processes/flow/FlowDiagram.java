package io.countersign.processes.flow;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.project.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The picture of a flow, which is what runs.
 *
 * @param xml in BPMN
 */
public record FlowDiagram(String xml) {
  private static final String FOLDER = "processes/";
  private static final String DECISION = "route-pre-label.dmn";

  /** All diagrams and the decision tables that they refer to: names on the class path. */
  public static List<String> resources() {
    return Stream.concat(
            Arrays.stream(Flow.values()).map(FlowDiagram::file), Stream.of(FOLDER + DECISION))
        .toList();
  }

  private static String file(Flow flow) {
    return FOLDER + flow.key() + ".bpmn";
  }

  public static FlowDiagram of(Flow flow) {
    String file = file(flow);
    try (InputStream found =
        requireNonNull(FlowDiagram.class.getClassLoader().getResourceAsStream(file), file)) {
      return new FlowDiagram(new String(found.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an element is called; empty if it is not in the picture. */
  public Optional<String> nameOf(String id) {
    Matcher element =
        Pattern.compile("<bpmn:\\w+ id=\"" + Pattern.quote(id) + "\" name=\"([^\"]*)\"")
            .matcher(xml);
    return element.find() ? Optional.of(element.group(1)) : Optional.empty();
  }
}
