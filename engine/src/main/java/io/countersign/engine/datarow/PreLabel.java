package io.countersign.engine.datarow;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.modelrun.ModelRef;
import java.util.List;

/**
 * A label that a model proposes.
 *
 * @param confidence in [0, 1]
 */
public record PreLabel(ModelRef model, List<Annotation> annotations, double confidence) {}
