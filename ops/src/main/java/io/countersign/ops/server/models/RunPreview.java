package io.countersign.ops.server.models;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.figure.Share;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.modelrunner.Preview;
import io.countersign.modelrunner.Preview.AtThreshold;
import io.countersign.modelrunner.Proposal;
import io.countersign.ops.server.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks at what a model would propose for a sample of a batch; stores nothing. */
public final class RunPreview {
  /** What is compared unless something else is asked for. */
  static final List<Double> THRESHOLDS = List.of(0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99);

  /** Drawn by a hash of the id: the same rows each time, from all over the batch. */
  private static final String SAMPLE =
      "SELECT data_row_id FROM data_row_key WHERE project_id = ? AND batch_id = ?"
          + " ORDER BY hashtext(data_row_id), data_row_id LIMIT ?";

  private final JdbcTemplate jdbc;
  private final EventLog log;
  private final ModelTrials models;

  public RunPreview(JdbcTemplate jdbc, EventLog log, ModelTrials models) {
    this.jdbc = jdbc;
    this.log = log;
    this.models = models;
  }

  /**
   * What the model would do.
   *
   * @param rows in the sample
   * @param failed of them got no pre-label
   * @param histogram pre-labels by confidence, by tenths from 0
   * @param thresholds what each would let through
   * @param accuracy share of right pre-labels among rows that people have accepted
   * @param items the rows of the sample but for those that the caller may be measured on
   */
  public record View(
      String model,
      String version,
      BatchId batch,
      int rows,
      int failed,
      List<Integer> histogram,
      List<AtThreshold> thresholds,
      Share accuracy,
      List<Item> items) {}

  /**
   * A row of the sample.
   *
   * @param annotations that the model proposes; missing where it can't
   * @param reason why it can't
   */
  public record Item(
      DataRowId dataRow,
      String key,
      @Nullable List<Annotation> annotations,
      @Nullable Double confidence,
      @Nullable String reason) {}

  /** Which rows to look at, and which confidences to compare. */
  record Sample(ProjectId project, BatchId batch, int rows, List<Double> thresholds) {}

  View look(ModelRef model, Policy policy, Sample sample, Knowledge caller) {
    List<DataRowFold> rows = rows(sample);
    List<Proposal> said =
        models.propose(
            model, policy, rows.stream().map(row -> row.registered().content()).toList());
    List<@Nullable String> truths = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      truths.add(truth(rows.get(i), said.get(i)));
      if (caller.of(rows.get(i)).proposals()) {
        items.add(item(rows.get(i), said.get(i)));
      }
    }
    Preview preview = Preview.of(said, sample.thresholds(), truths);
    return new View(
        model.name(),
        model.version(),
        sample.batch(),
        preview.rows(),
        preview.failed(),
        preview.histogram(),
        preview.thresholds(),
        preview.accuracy(),
        items);
  }

  private List<DataRowFold> rows(Sample sample) {
    List<String> ids =
        jdbc.queryForList(
            SAMPLE, String.class, sample.project().value(), sample.batch().value(), sample.rows());
    Map<String, DataRowFold> rows = new LinkedHashMap<>();
    ids.forEach(id -> rows.put(id, new DataRowFold()));
    for (RecordedEvent event : log.readStreams(ids)) {
      DataRowFold row = rows.get(event.streamId());
      if (row != null && event.payload() instanceof DataRowEvent happened) {
        row.apply(happened, event.at());
      }
    }
    return List.copyOf(rows.values());
  }

  /** What people accepted for the annotation that the model speaks of. */
  private static @Nullable String truth(DataRowFold row, Proposal said) {
    boolean known = row.acceptedBy().filter(AcceptedBy.REVIEW::equals).isPresent();
    if (!known || !(said instanceof Proposal.PreLabel given)) {
      return null;
    }
    List<String> names = given.annotations().stream().map(Annotation::name).toList();
    return row.annotations().stream()
        .filter(accepted -> names.contains(accepted.name()))
        .flatMap(accepted -> accepted.option().stream())
        .findFirst()
        .orElse(null);
  }

  private static String reason(Proposal said) {
    return said instanceof Proposal.LeftOut left
        ? left.reason()
        : ((Proposal.Failed) said).reason();
  }

  private static Item item(DataRowFold row, Proposal said) {
    if (said instanceof Proposal.PreLabel given) {
      return new Item(
          row.id(), row.registered().key(), given.annotations(), given.confidence(), null);
    }
    return new Item(row.id(), row.registered().key(), null, null, reason(said));
  }
}
