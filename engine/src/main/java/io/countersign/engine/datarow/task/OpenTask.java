package io.countersign.engine.datarow.task;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.project.Group;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the next piece of work on the row.
 *
 * @param group whose members may claim it
 * @param independent whether its label is one of several that are made without knowing of each
 *     other
 * @param priority higher is sooner, from 0 to 100
 * @param warnAt when it is at risk
 * @param dueAt when it is due
 */
public record OpenTask(
    @TargetAggregateIdentifier DataRowId dataRowId,
    TaskKind kind,
    String stage,
    Group group,
    boolean independent,
    int priority,
    @Nullable Instant warnAt,
    @Nullable Instant dueAt) {}
