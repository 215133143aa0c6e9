package io.countersign.projections.model;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.figure.Share;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.quality.bound.UpperBound;
import io.countersign.projections.model.MachineAcceptance.Stop;
import io.countersign.projections.model.MachineAcceptance.Version;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How right are the models of a project where they accept rows alone? Those that did, were audited
 * or are stopped come by name and version.
 */
public record MachineAcceptanceOf(ProjectId project) implements Query<MachineAcceptance> {
  @Override
  public MachineAcceptance answer(Reading reading) {
    Map<String, Document> counts = new TreeMap<>();
    reading
        .find(ModelView.DOCUMENTS, Keys.below(project.value()))
        .forEach(model -> counts.put(versionOf(model), model));
    Map<String, Document> stops = ProjectView.stops(reading, project);
    stops.keySet().forEach(version -> counts.putIfAbsent(version, new Document()));
    List<Version> items = new ArrayList<>();
    counts.forEach(
        (version, model) -> {
          Document stop = stops.get(version);
          if (stop != null || accepts(model)) {
            items.add(version(version, model, stop == null ? null : stop(stop)));
          }
        });
    return new MachineAcceptance(items, reading.freshness().asOf(), reading.freshness().position());
  }

  private static String versionOf(Document model) {
    List<String> id = Keys.split(Fields.text(model, Fields.ID));
    return Keys.join(id.get(1), id.get(2));
  }

  private static boolean accepts(Document model) {
    return Fields.number(model, ModelView.ACCEPTED_ALONE) > 0
        || Fields.number(model, ModelView.AUDITS) > 0;
  }

  private static Version version(String joined, Document model, @Nullable Stop stop) {
    List<String> name = Keys.split(joined);
    Share errors =
        Fields.share(
            Fields.number(model, ModelView.ERRORS), Fields.number(model, ModelView.AUDITS));
    return new Version(
        name.get(0),
        name.get(1),
        errors,
        errors.of() == 0
            ? null
            : UpperBound.ANYTIME.upper(errors.hits(), errors.of(), MachineAcceptance.CERTAINTY),
        Fields.instant(model, ModelView.AUDITED_AT),
        Fields.number(model, ModelView.ACCEPTED_ALONE),
        stop);
  }

  private static Stop stop(Document stop) {
    return new Stop(
        requireNonNull(Fields.instant(stop, "at")),
        Fields.number(stop, "audits"),
        Fields.number(stop, "errors"),
        stop.getDouble("mostErrors"),
        Fields.instant(stop, "since"));
  }
}
