package io.countersign.ops.server.metrics;

import io.countersign.processes.queue.QueueFigures.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The queue by kind and stage. */
final class QueueGauges {
  private final MultiGauge tasks;
  private final MultiGauge pressed;
  private final MultiGauge oldest;

  QueueGauges(MeterRegistry registry) {
    tasks = gauge("countersign.queue.tasks", "Tasks by kind, stage and state", registry);
    pressed =
        gauge(
            "countersign.queue.sla.tasks", "Tasks at risk of their due time or past it", registry);
    oldest =
        gauge(
            "countersign.queue.oldest.seconds",
            "How long the oldest open task has waited",
            registry);
  }

  private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  void show(List<Bucket> buckets) {
    tasks.register(
        rows(
            buckets,
            bucket ->
                Stream.of(
                    row(bucket, "state", "open", bucket.open()),
                    row(bucket, "state", "claimed", bucket.claimed()))),
        true);
    pressed.register(
        rows(
            buckets,
            bucket ->
                Stream.of(
                    row(bucket, "sla", "at_risk", bucket.atRisk()),
                    row(bucket, "sla", "breached", bucket.breached()))),
        true);
    oldest.register(
        rows(
            buckets,
            bucket -> Stream.of(Row.of(tags(bucket), bucket.oldestOpen().toMillis() / 1000.0))),
        true);
  }

  private static List<Row<?>> rows(List<Bucket> buckets, Function<Bucket, Stream<Row<?>>> rows) {
    return buckets.stream().flatMap(rows).<Row<?>>map(row -> row).toList();
  }

  private static Row<?> row(Bucket bucket, String tag, String value, long count) {
    return Row.of(tags(bucket).and(tag, value), count);
  }

  private static Tags tags(Bucket bucket) {
    return Tags.of("kind", bucket.kind().toLowerCase(Locale.ROOT), "stage", bucket.stage());
  }
}
