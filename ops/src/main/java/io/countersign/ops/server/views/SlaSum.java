package io.countersign.ops.server.views;

import io.countersign.projections.sla.Sla;
import io.countersign.projections.sla.Sla.BatchRisk;
import io.countersign.projections.sla.Sla.Breaches;
import io.countersign.projections.sla.Sla.StageWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Several projects' service levels as one. */
final class SlaSum {
  private SlaSum() {}

  static Sla of(List<Sla> parts) {
    Map<String, StageWork> open = new TreeMap<>();
    Map<LocalDate, Breaches> breaches = new TreeMap<>();
    for (Sla part : parts) {
      part.open().forEach(stage -> open.merge(stage.stage(), stage, SlaSum::sum));
      part.breaches().forEach(day -> breaches.merge(day.day(), day, SlaSum::sum));
    }
    List<BatchRisk> batches =
        parts.stream()
            .flatMap(part -> part.batches().stream())
            .sorted(
                Comparator.comparing(
                    BatchRisk::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    @Nullable Instant asOf =
        parts.stream()
            .map(Sla::asOf)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    long position = parts.stream().mapToLong(Sla::position).min().orElse(0);
    return new Sla(
        null, List.copyOf(open.values()), List.copyOf(breaches.values()), batches, asOf, position);
  }

  private static StageWork sum(StageWork one, StageWork other) {
    return new StageWork(
        one.stage(),
        one.onTrack() + other.onTrack(),
        one.atRisk() + other.atRisk(),
        one.breached() + other.breached(),
        earlier(one.oldest(), other.oldest()));
  }

  private static Breaches sum(Breaches one, Breaches other) {
    Map<String, Long> stages = new HashMap<>(one.stages());
    other.stages().forEach((stage, count) -> stages.merge(stage, count, Long::sum));
    return new Breaches(one.day(), one.count() + other.count(), stages);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
