package io.countersign.processes.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The diagrams of flows, and the decision tables that they refer to.
 *
 * @param diagrams one for each version of a flow
 */
public record FlowFiles(List<FlowFile> diagrams, List<FlowFile> decisions) {
  private static final String SHIPPED = "classpath*:processes/";

  public FlowFiles {
    diagrams = List.copyOf(diagrams);
    decisions = List.copyOf(decisions);
  }

  /** All that this release ships. */
  public static FlowFiles shipped() {
    return new FlowFiles(listed(SHIPPED + "*.bpmn"), listed(SHIPPED + "*.dmn"));
  }

  /** These, and more diagrams. */
  public FlowFiles with(FlowFile... more) {
    return new FlowFiles(Stream.concat(diagrams.stream(), Arrays.stream(more)).toList(), decisions);
  }

  private static List<FlowFile> listed(String pattern) {
    try {
      Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
      return Arrays.stream(found).map(FlowFiles::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FlowFile read(Resource file) {
    try {
      String xml = file.getContentAsString(StandardCharsets.UTF_8);
      return new FlowFile(String.valueOf(file.getFilename()), xml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
