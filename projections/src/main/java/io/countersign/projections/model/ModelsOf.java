package io.countersign.projections.model;

import io.countersign.engine.figure.Share;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.fold.ConfidenceBand;
import io.countersign.projections.model.Models.Band;
import io.countersign.projections.model.Models.ModelQuality;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** How do the models fare that proposed something in a project? They come by name and version. */
public record ModelsOf(ProjectId project) implements Query<Models> {
  @Override
  public Models answer(Reading reading) {
    List<ModelQuality> models = new ArrayList<>();
    reading
        .find(ModelView.DOCUMENTS, Keys.below(project.value()))
        .forEach(document -> models.add(read(document)));
    models.sort(Comparator.comparing(ModelQuality::model).thenComparing(ModelQuality::version));
    return new Models(models, reading.freshness().asOf(), reading.freshness().position());
  }

  private static ModelQuality read(Document document) {
    return new ModelQuality(
        Fields.text(document, "model"),
        Fields.text(document, "version"),
        Fields.number(document, "proposed"),
        Fields.number(document, "acceptedByModel"),
        Fields.number(document, "acceptedUnchanged"),
        Fields.number(document, "corrected"),
        Fields.number(document, "rejected"),
        precision(document),
        Fields.children(Fields.child(document, "classes"), (classOf, counts) -> precision(counts)),
        bands(Fields.child(document, "bands")));
  }

  private static List<Band> bands(Document bands) {
    return bands.keySet().stream()
        .map(Integer::valueOf)
        .sorted()
        .map(band -> band(band, Fields.child(bands, Integer.toString(band))))
        .toList();
  }

  private static Band band(int band, Document counts) {
    return new Band(
        (double) band / ConfidenceBand.COUNT,
        (double) (band + 1) / ConfidenceBand.COUNT,
        precision(counts));
  }

  private static Share precision(Document counts) {
    return Fields.share(Fields.number(counts, "right"), Fields.number(counts, "compared"));
  }
}
