package io.countersign.ops.server.datarows;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.directory.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A label as it is shown.
 *
 * @param author the person; missing where a model answered
 * @param model that answered, as {@code NAME VERSION}; missing where a person did
 */
public record LabelView(
    @Nullable UserId author,
    @Nullable String authorName,
    @Nullable String model,
    String stage,
    int round,
    List<Annotation> annotations,
    @Nullable Double confidence,
    @Nullable String comment,
    Instant at) {

  public static LabelView of(Label label, Names names) {
    String model =
        label.model() == null ? null : label.model().name() + " " + label.model().version();
    return new LabelView(
        label.author(),
        names.ofNullable(label.author()),
        model,
        label.stage(),
        label.round(),
        label.annotations(),
        label.confidence(),
        label.comment(),
        label.at());
  }

  public static List<LabelView> of(List<Label> labels, Names names) {
    return labels.stream().map(label -> of(label, names)).toList();
  }
}
