package io.countersign.ops.models;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.Preview;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.ops.content.ContentStore;
import io.countersign.ops.content.StoredContent;
import io.countersign.projections.ProjectionQueries;
import io.countersign.projections.row.DataRowFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at what a model would propose for a sample of a batch; stores nothing. */
public final class RunPreview {
  private static final List<Double> THRESHOLDS = List.of(0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99);

  private final ProjectionQueries queries;
  private final EventLog log;
  private final ContentStore contents;
  private final ModelStore bundles;
  private final Models models;

  public RunPreview(
      ProjectionQueries queries,
      EventLog log,
      ContentStore contents,
      ModelStore bundles,
      Models models) {
    this.queries = queries;
    this.log = log;
    this.contents = contents;
    this.bundles = bundles;
    this.models = models;
  }

  /** Refuses a model that speaks of something else than the policy's ontology. */
  public void requireFits(ModelRef model, Policy policy) {
    models.requireFits(bundles.open(model), policy.ontology());
  }

  /** What the model would do to the first {@code rows} of the batch. */
  public Preview look(ProjectId project, BatchId batch, Policy policy, ModelRef model, int rows) {
    Bundle bundle = bundles.open(model);
    DataRowFilter all = new DataRowFilter(null, null, null, batch);
    List<String> ids =
        queries.dataRows(project, all, null, rows).items().stream()
            .map(row -> row.id().value())
            .toList();
    List<DataRowRegistered> sample = new ArrayList<>();
    for (RecordedEvent event : log.readStreams(ids)) {
      if (event.payload() instanceof DataRowRegistered registered) {
        sample.add(registered);
      }
    }
    return look(bundle, policy, sample);
  }

  private Preview look(Bundle bundle, Policy policy, List<DataRowRegistered> sample) {
    Map<String, StoredContent> stored =
        contents.find(sample.stream().map(row -> row.content().sha256()).toList());
    List<Content> looked = new ArrayList<>();
    List<@Nullable String> truths = new ArrayList<>();
    String annotation = bundle.manifest().mapping().annotation();
    for (DataRowRegistered row : sample) {
      StoredContent content = stored.get(row.content().sha256());
      if (content != null) {
        looked.add(new Content(content.mediaType(), content.bytes()));
        truths.add(option(row.benchmark(), annotation));
      }
    }
    return models.preview(bundle, policy.ontology(), looked, THRESHOLDS, truths);
  }

  private static @Nullable String option(List<Annotation> annotations, String name) {
    for (Annotation annotation : annotations) {
      if (annotation.name().equals(name) && annotation instanceof Annotation.Choice choice) {
        return choice.value();
      }
    }
    return null;
  }
}
