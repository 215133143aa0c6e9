package io.countersign.engine.modelrun;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Makes a model known at a version, once; it is a candidate until a policy names it. */
public record RegisterModel(
    @TargetAggregateIdentifier ModelId modelId,
    ModelRef model,
    String mediaType,
    List<String> classes,
    @Nullable ProjectId trainedOn,
    int examples,
    @Nullable ModelReport report,
    UserId by) {}
