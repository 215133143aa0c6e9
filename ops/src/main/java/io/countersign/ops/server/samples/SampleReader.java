package io.countersign.ops.server.samples;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sample.SampleEvent;
import io.countersign.engine.sample.SampleFold;
import io.countersign.engine.sample.SampleId;
import io.countersign.ops.server.directory.Lookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds samples from the log. */
@Component
class SampleReader {
  /** How many of a batch's samples are listed. */
  static final int LATEST = 20;

  private final EventLog log;
  private final Lookup lookup;

  SampleReader(EventLog log, Lookup lookup) {
    this.log = log;
    this.lookup = lookup;
  }

  /** The latest samples of a batch, the latest first. */
  List<SampleFold> of(BatchId batch) {
    List<SampleId> ids = lookup.samples(batch, LATEST);
    Map<String, SampleFold> samples = new LinkedHashMap<>();
    ids.forEach(id -> samples.put(id.value(), new SampleFold()));
    log.readStreams(samples.keySet()).forEach(event -> apply(event, samples));
    return List.copyOf(samples.values());
  }

  private static void apply(RecordedEvent event, Map<String, SampleFold> samples) {
    Optional.ofNullable(samples.get(event.streamId()))
        .ifPresent(sample -> sample.apply((SampleEvent) event.payload()));
  }

  /**
   * A sample of a batch.
   *
   * @throws CommandRefused {@code SAMPLE_NOT_FOUND}
   */
  SampleFold find(BatchId batch, SampleId id) {
    SampleFold sample = new SampleFold();
    boolean found = false;
    for (RecordedEvent event : log.readStream(id.value())) {
      if (event.payload() instanceof SampleEvent change) {
        sample.apply(change);
        found = true;
      }
    }
    if (!found || !sample.drawn().batchId().equals(batch)) {
      throw new CommandRefused(
          Refusal.SAMPLE_NOT_FOUND, "There is no sample %s of batch %s".formatted(id, batch));
    }
    return sample;
  }
}
