package io.countersign.ops.server.models;

import io.countersign.ops.server.directory.ModelEntry;
import org.jspecify.annotations.Nullable;

/**
 * A model at a version, with the report of its training.
 *
 * @param report missing where it was brought, or came before reports were kept
 */
public record ModelVersion(ModelEntry model, @Nullable TrainingResult report) {}
