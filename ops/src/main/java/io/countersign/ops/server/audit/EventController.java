package io.countersign.ops.server.audit;

import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.audit.EventSearch.Found;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.security.access.ProjectAccess;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The auditor's search. */
@RestController
@RequestMapping("/api/v1/projects/{project}")
final class EventController {
  private static final Set<String> TYPES = types();

  private final EventSearch search;
  private final KnownEvents events;
  private final EventLog log;
  private final Parameters parameters;
  private final Clock clock;

  EventController(
      EventSearch search, KnownEvents events, EventLog log, Parameters parameters, Clock clock) {
    this.search = search;
    this.events = events;
    this.log = log;
    this.parameters = parameters;
    this.clock = clock;
  }

  /**
   * What happened in a project: to its rows, batches, runs of models and rules. It looks back so
   * far at a time and then answers, with {@code next} to look further, even if nothing was found.
   */
  @GetMapping("/events")
  EventPage events(
      ProjectAccess granted,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable List<String> type,
      @RequestParam(required = false) @Nullable String model,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    EventFilter filter =
        new EventFilter(
            granted.id(),
            key,
            actor,
            known(type),
            model,
            Parameters.instant("from", from),
            Parameters.instant("to", to));
    long position = log.lastPosition();
    int length = parameters.limit(limit);
    Found found = search.find(filter, before(after), length);
    String next = found.next() == null ? null : Parameters.mark(Long.toString(found.next()));
    List<FoundEvent> known = events.known(found.events(), Knowledge.of(granted));
    return new EventPage(known, next, found.lookedBackTo(), clock.instant(), position);
  }

  private static Set<String> types() {
    EventTypes types = EventTypes.ofDomain();
    return types.classes().stream()
        .map(type -> types.typeOf(type).name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> known(@Nullable List<String> wanted) {
    List<String> names = wanted == null ? List.of() : wanted;
    for (String name : names) {
      if (!TYPES.contains(name)) {
        throw RequestRefused.parameter("type", "Expected one of " + TYPES);
      }
    }
    return names;
  }

  private static long before(@Nullable String after) {
    return Parameters.after(after, Long::parseLong).orElse(Long.MAX_VALUE);
  }
}
