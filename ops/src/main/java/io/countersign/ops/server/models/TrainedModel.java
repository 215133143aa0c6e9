package io.countersign.ops.server.models;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.ops.server.operations.OperationOutcome;

/** A model that was trained, a candidate until a policy uses it, and how the training went. */
@JsonTypeName("train")
public record TrainedModel(
    String model, String version, String sha256, int examples, TrainingResult report, long position)
    implements OperationOutcome {}
