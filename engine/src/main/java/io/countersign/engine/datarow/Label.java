package io.countersign.engine.datarow;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One author's answer for a data row.
 *
 * @param author the person, or {@code null} where a model answered
 * @param model that proposed it, or {@code null} where a person answered
 * @param stage it was made at
 * @param round it was made in, from 1
 * @param confidence of the model, in [0, 1]
 */
public record Label(
    @Nullable UserId author,
    @Nullable ModelRef model,
    String stage,
    int round,
    List<Annotation> annotations,
    @Nullable Double confidence,
    @Nullable String comment,
    Instant at) {
  public Label {
    annotations = List.copyOf(annotations);
  }
}
