package io.countersign.ops.server.console;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;

/** Which addresses are pages of the console; the browser tells them apart, the server does not. */
final class ConsoleRoutes {
  static final String INDEX = "index.html";

  private static final Set<String> NOT_PAGES =
      Set.of(
          "actuator", "api", "assets", "error", "health", "metrics", "swagger-ui", "v3", "webjars");

  /** The number behind the dot of a task's id or a version is no ending. */
  private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z][A-Za-z0-9]{0,9}");

  private ConsoleRoutes() {}

  /** Whether {@code path} is for a page: it is nobody else's, and it is no file. */
  static boolean isPage(PathContainer path) {
    List<String> segments =
        path.elements().stream()
            .filter(PathSegment.class::isInstance)
            .map(segment -> ((PathSegment) segment).valueToMatch())
            .toList();
    if (segments.isEmpty() || segments.equals(List.of(INDEX))) {
      return true;
    }
    return !NOT_PAGES.contains(segments.get(0))
        && !FILE.matcher(segments.get(segments.size() - 1)).matches();
  }
}
