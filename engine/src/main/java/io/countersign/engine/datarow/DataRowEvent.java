package io.countersign.engine.datarow;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happened to a data row: this is the catalogue of its stream. */
public sealed interface DataRowEvent {
  DataRowId dataRowId();

  /** What happened to one of the row's tasks. */
  interface OfTask {
    TaskId taskId();
  }

  /**
   * The row came in.
   *
   * @param key the customer's own name for it, unique in the project
   * @param benchmark the true label where it is known; empty otherwise
   * @param awaitsPreLabel whether a model is asked first
   */
  @Revision("1")
  record DataRowRegistered(
      DataRowId dataRowId,
      ProjectId projectId,
      BatchId batchId,
      String key,
      ContentRef content,
      Map<String, String> metadata,
      List<Annotation> benchmark,
      int policyVersion,
      boolean awaitsPreLabel)
      implements DataRowEvent {
    public DataRowRegistered {
      metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
      benchmark = List.copyOf(benchmark);
    }
  }

  /** A model is to be asked for a row that waits for a person. */
  @Revision("1")
  record PreLabelRequested(DataRowId dataRowId, ModelRunId modelRunId, ModelRef model)
      implements DataRowEvent {}

  /**
   * A model proposed a label.
   *
   * @param modelRunId {@code null} where the label came with the import
   * @param confidence in [0, 1]
   * @param alternatives as {@link PreLabel#alternatives}
   */
  @Revision("2")
  record PreLabelProposed(
      DataRowId dataRowId,
      @Nullable ModelRunId modelRunId,
      ModelRef model,
      List<Annotation> annotations,
      double confidence,
      List<Alternative> alternatives)
      implements DataRowEvent {
    public PreLabelProposed {
      annotations = List.copyOf(annotations);
      alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * No model could propose a label.
   *
   * @param reason for people
   * @param leftOut the option that the model was for and the ontology does not have; {@code null}
   *     where it could not say anything
   */
  @Revision("2")
  record PreLabelFailed(
      DataRowId dataRowId,
      @Nullable ModelRunId modelRunId,
      @Nullable ModelRef model,
      String reason,
      @Nullable String leftOut)
      implements DataRowEvent {}

  /** The flow chose where the row goes first. */
  @Revision("1")
  record DataRowRouted(DataRowId dataRowId, Route route, Route.Reason reason)
      implements DataRowEvent {}

  /**
   * The row's label is not sure enough, and a person is to look at the row.
   *
   * @param kind of look
   * @param label that is looked at, by its place among all labels of the row from 0; {@code null}
   *     where the person is to label it without being shown any
   * @param sureness probability that the best label so far is right, in [0, 1]; 0 without one
   * @param target least probability for a label to be accepted
   * @param looks of people that the row has had in this pass
   */
  @Revision("1")
  record LookAsked(
      DataRowId dataRowId,
      TaskKind kind,
      LookReason reason,
      @Nullable Integer label,
      double sureness,
      double target,
      int looks)
      implements DataRowEvent {}

  /**
   * A piece of work for a person came up.
   *
   * @param independent whether it is one of several whose labels are made without knowing of each
   *     other, each by another person
   * @param barred who may not take it, since they wrote the label that it is about, or reviewed it
   * @param reservedFor the only one who may claim it, until it is escalated
   */
  @Revision("1")
  record TaskOpened(
      DataRowId dataRowId,
      TaskId taskId,
      ProjectId projectId,
      BatchId batchId,
      TaskKind kind,
      String stage,
      Group group,
      int round,
      boolean independent,
      int priority,
      @Nullable Instant warnAt,
      @Nullable Instant dueAt,
      List<UserId> barred,
      @Nullable UserId reservedFor)
      implements DataRowEvent, OfTask {
    public TaskOpened {
      barred = List.copyOf(barred);
    }
  }

  /** A person holds the task until {@code expiresAt}. */
  @Revision("1")
  record TaskClaimed(DataRowId dataRowId, TaskId taskId, UserId assignee, Instant expiresAt)
      implements DataRowEvent, OfTask {}

  /** The task was given back. */
  @Revision("1")
  record TaskReleased(DataRowId dataRowId, TaskId taskId, UserId assignee)
      implements DataRowEvent, OfTask {}

  /** The claim ran out; the task is open again. */
  @Revision("1")
  record ClaimExpired(DataRowId dataRowId, TaskId taskId, UserId assignee)
      implements DataRowEvent, OfTask {}

  /** A person labelled the row, or labelled it anew. */
  @Revision("1")
  record LabelSubmitted(
      DataRowId dataRowId,
      TaskId taskId,
      String stage,
      int round,
      UserId author,
      List<Annotation> annotations,
      @Nullable String comment,
      @Nullable Double secondsSpent)
      implements DataRowEvent, OfTask {
    public LabelSubmitted {
      annotations = List.copyOf(annotations);
    }
  }

  /** A reviewer found the label right. */
  @Revision("1")
  record LabelApproved(
      DataRowId dataRowId,
      TaskId taskId,
      String stage,
      int round,
      UserId reviewer,
      @Nullable String comment,
      @Nullable Double secondsSpent)
      implements DataRowEvent, OfTask {}

  /** A reviewer put the label right, and is its author from now on. */
  @Revision("1")
  record LabelCorrected(
      DataRowId dataRowId,
      TaskId taskId,
      String stage,
      int round,
      UserId reviewer,
      List<Annotation> annotations,
      @Nullable String reason,
      @Nullable String comment,
      @Nullable Double secondsSpent)
      implements DataRowEvent, OfTask {
    public LabelCorrected {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * A reviewer found the label wrong.
   *
   * @param roundsLeft whether it is labelled anew; otherwise a lead adjudicates
   */
  @Revision("1")
  record LabelRejected(
      DataRowId dataRowId,
      TaskId taskId,
      String stage,
      int round,
      UserId reviewer,
      String reason,
      boolean roundsLeft,
      @Nullable String comment,
      @Nullable Double secondsSpent)
      implements DataRowEvent, OfTask {}

  /** The row is to be labelled anew; {@code round} is the one that begins. */
  @Revision("1")
  record SentToRework(DataRowId dataRowId, int round, @Nullable UserId author)
      implements DataRowEvent {}

  /** A lead decided a row that was rejected too often. */
  @Revision("1")
  record LabelAdjudicated(
      DataRowId dataRowId,
      TaskId taskId,
      int round,
      UserId adjudicator,
      List<Annotation> annotations,
      @Nullable String comment,
      @Nullable Double secondsSpent)
      implements DataRowEvent, OfTask {
    public LabelAdjudicated {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * A person said that the row can't be labelled.
   *
   * @param reason one of the list; earlier it was any text, or none
   */
  @Revision("1")
  record DataRowSkipped(
      DataRowId dataRowId,
      TaskId taskId,
      String stage,
      UserId by,
      @Nullable String reason,
      @Nullable String comment)
      implements DataRowEvent, OfTask {}

  /**
   * A person said that the row can't be labelled, where the policy wants another to look at it,
   * too: the task is open to everybody else.
   *
   * @param reason one of the list
   */
  @Revision("1")
  record SkipProposed(
      DataRowId dataRowId,
      TaskId taskId,
      String stage,
      UserId by,
      String reason,
      @Nullable String comment)
      implements DataRowEvent, OfTask {}

  /**
   * The label is final.
   *
   * @param sureness probability that it is right, in [0, 1]; {@code null} where the flow does not
   *     ask for it
   * @param target least probability for it to be accepted; {@code null} where there is none
   */
  @Revision("1")
  record DataRowAccepted(
      DataRowId dataRowId,
      AcceptedBy acceptedBy,
      int round,
      List<Annotation> annotations,
      @Nullable Double sureness,
      @Nullable Double target)
      implements DataRowEvent {
    public DataRowAccepted {
      annotations = List.copyOf(annotations);
    }

    /** In a flow that does not ask how sure it is. */
    public DataRowAccepted(
        DataRowId dataRowId, AcceptedBy acceptedBy, int round, List<Annotation> annotations) {
      this(dataRowId, acceptedBy, round, annotations, null, null);
    }
  }

  /**
   * A finished row goes through review once more.
   *
   * @param labelAgain whether it is labelled anew instead, as there is no label to review or nobody
   *     to review it
   */
  @Revision("1")
  record DataRowReopened(DataRowId dataRowId, UserId by, String reason, boolean labelAgain)
      implements DataRowEvent {}

  /** Somebody who had a say in a finished row asks that it be reopened. */
  @Revision("1")
  record ReopeningAsked(DataRowId dataRowId, UserId by, String reason) implements DataRowEvent {}

  /** The row stays finished, though somebody asked that it be reopened. */
  @Revision("1")
  record ReopeningDeclined(DataRowId dataRowId, UserId by, UserId askedBy, @Nullable String comment)
      implements DataRowEvent {}

  /** A reopening was taken back before anybody acted on it: the row is finished as it was. */
  @Revision("1")
  record ReopeningUndone(DataRowId dataRowId, UserId by) implements DataRowEvent {}

  /** The row was taken out of the work; what happened to it stays. */
  @Revision("1")
  record DataRowWithdrawn(DataRowId dataRowId, UserId by, String reason) implements DataRowEvent {}

  /** A withdrawn row is back. */
  @Revision("1")
  record DataRowRestored(DataRowId dataRowId, UserId by, Comeback comeback)
      implements DataRowEvent {}

  /** The task is close to its due time. */
  @Revision("1")
  record SlaAtRisk(DataRowId dataRowId, TaskId taskId, String stage, Instant dueAt)
      implements DataRowEvent, OfTask {}

  /** The task is past its due time. */
  @Revision("1")
  record SlaBreached(DataRowId dataRowId, TaskId taskId, String stage, Instant dueAt)
      implements DataRowEvent, OfTask {}

  /** The task was made urgent, and is no longer reserved for one person. */
  @Revision("1")
  record TaskEscalated(DataRowId dataRowId, TaskId taskId, int priority, String reason)
      implements DataRowEvent, OfTask {}
}
