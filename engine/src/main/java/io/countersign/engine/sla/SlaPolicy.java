package io.countersign.engine.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the stages may take.
 *
 * @param stages for each stage with a limit, the business time from the opening of its task
 * @param warnAt share of the limit, in (0, 1], after which a task is at risk
 * @param calendar what counts as business time; every hour does where it is missing
 */
public record SlaPolicy(
    Map<String, Duration> stages, double warnAt, @Nullable BusinessCalendar calendar) {
  /** The longest limit of a stage, in business time. */
  public static final Duration LONGEST = Duration.ofDays(365);

  public SlaPolicy {
    stages = stages == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }

  /** When a task of {@code stage} opened at {@code opened} is at risk and due. */
  public Optional<Due> due(String stage, Instant opened) {
    return Optional.ofNullable(stages.get(stage)).map(limit -> due(limit, opened));
  }

  private Due due(Duration limit, Instant opened) {
    Duration warning = Duration.ofMillis(Math.round(limit.toMillis() * warnAt));
    return new Due(later(opened, warning), later(opened, limit));
  }

  private Instant later(Instant from, Duration businessTime) {
    return calendar == null ? from.plus(businessTime) : calendar.plus(from, businessTime);
  }

  /** When a task is at risk, and when it is due. */
  public record Due(Instant warnAt, Instant dueAt) {}
}
