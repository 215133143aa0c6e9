package io.countersign.projections.row;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.TrackedRow;
import io.countersign.projections.store.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A data row as a document. Its true label is left out: people are measured on it. */
final class RowDocuments {
  static final String PROJECT = "project";
  static final String BATCH = "batch";
  static final String KEY = "key";
  static final String STATE = "state";
  static final String STAGE = "stage";
  static final String SLA = "sla";
  static final String FACTS = "facts";
  static final String FINISHED_AT = "finishedAt";
  static final String LABELS = "labels";
  static final String REVIEWS = "reviews";
  static final String CONFIDENCE = "confidence";
  static final String MODEL = "model";
  static final String CONTENT = "content";
  static final String METADATA = "metadata";
  private static final String SKIP_REASON = "skipReason";
  private static final String KEPT_BACK = "keptBack";
  static final String DUE_AT = "dueAt";
  static final String CHANGED_AT = "changedAt";

  private RowDocuments() {}

  /** The document of a row as it is now. */
  static Document write(TrackedRow tracked) {
    DataRowFold row = tracked.row();
    Document document =
        new Document(Fields.ID, row.id().value())
            .append(PROJECT, row.projectId().value())
            .append(BATCH, row.batchId().value())
            .append(KEY, row.registered().key())
            .append(STATE, row.state().name())
            .append("round", row.round())
            .append("registeredAt", Fields.date(row.registeredAt()))
            .append(CHANGED_AT, Fields.date(row.changedAt()))
            .append("version", row.version())
            .append(Fields.POSITION, tracked.position());
    document.append(CONTENT, ContentBson.write(row.registered().content()));
    addUnlessEmpty(document, METADATA, ContentBson.write(row.registered().metadata()));
    addUnlessEmpty(document, "annotations", AnnotationBson.write(row.annotations()));
    addUnlessEmpty(
        document, LABELS, row.labels().stream().map(label -> write(row, label)).toList());
    addUnlessEmpty(document, REVIEWS, row.reviews().stream().map(RowDocuments::write).toList());
    addTask(document, row.openTasks());
    row.preLabel().ifPresent(label -> addPreLabel(document, label));
    Acceptance.of(row).ifPresent(by -> document.append("acceptedBy", by.name()));
    row.skipped().ifPresent(skip -> addIfPresent(document, SKIP_REASON, skip.reason()));
    row.finishedAt().ifPresent(at -> document.append(FINISHED_AT, Fields.date(at)));
    List<String> facts = RowFacts.of(tracked);
    if (!facts.isEmpty()) {
      document.append(FACTS, facts);
    }
    return document;
  }

  /** The first of its open tasks; how it stands, the worst of them tells. */
  private static void addTask(Document document, List<Task> open) {
    if (open.isEmpty()) {
      return;
    }
    Task task = open.get(0);
    document
        .append(STAGE, task.stage())
        .append("task", task.id().toString())
        .append("sla", RowSnapshot.worst(open).name());
    addIfPresent(document, "assignee", text(task.assignee()));
    addIfPresent(document, DUE_AT, Fields.date(task.dueAt()));
  }

  private static void addPreLabel(Document document, Label preLabel) {
    addIfPresent(document, CONFIDENCE, preLabel.confidence());
    addIfPresent(document, MODEL, write(preLabel.model()));
  }

  private static Document write(DataRowFold row, Label label) {
    Document document =
        new Document(STAGE, label.stage())
            .append("round", label.round())
            .append("annotations", AnnotationBson.write(label.annotations()))
            .append("at", Fields.date(label.at()));
    addIfPresent(document, "author", text(label.author()));
    addIfPresent(document, MODEL, write(label.model()));
    addIfPresent(document, CONFIDENCE, label.confidence());
    addIfPresent(document, "comment", label.comment());
    if (row.isKeptBack(label)) {
      document.append(KEPT_BACK, true);
    }
    return document;
  }

  private static Document write(Review review) {
    Document document =
        new Document(STAGE, review.stage())
            .append("reviewer", review.reviewer().value())
            .append("outcome", review.outcome().name())
            .append("at", Fields.date(review.at()));
    addIfPresent(document, "reason", review.reason());
    return document;
  }

  private static @Nullable Document write(@Nullable ModelRef model) {
    return model == null
        ? null
        : new Document("name", model.name())
            .append("version", model.version())
            .append("sha256", model.sha256());
  }

  private static @Nullable String text(@Nullable UserId user) {
    return user == null ? null : user.value();
  }

  private static void addIfPresent(Document document, String field, @Nullable Object value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  private static void addUnlessEmpty(Document document, String field, List<Document> values) {
    if (!values.isEmpty()) {
      document.append(field, values);
    }
  }

  private static List<Document> list(Document document, String field) {
    return document.getList(field, Document.class, List.of());
  }

  static DataRowItem item(Document document) {
    return new DataRowItem(
        new DataRowId(Fields.text(document, Fields.ID)),
        Fields.text(document, KEY),
        new ProjectId(Fields.text(document, PROJECT)),
        new BatchId(Fields.text(document, BATCH)),
        ContentBson.read(Fields.child(document, CONTENT)),
        DataRowState.valueOf(Fields.text(document, STATE)),
        RowFacts.step(document.getList(FACTS, String.class, List.of())).orElse(null),
        document.getString(STAGE),
        Optional.ofNullable(document.getString("task")).map(TaskId::parse).orElse(null),
        Optional.ofNullable(document.getString("assignee")).map(UserId::new).orElse(null),
        Fields.instant(document, DUE_AT),
        Optional.ofNullable(document.getString("sla")).map(SlaState::valueOf).orElse(null),
        document.getInteger("round"),
        annotations(document),
        document.getDouble(CONFIDENCE),
        acceptedBy(document),
        document.getString(SKIP_REASON),
        instant(document, "registeredAt"),
        instant(document, CHANGED_AT),
        Fields.instant(document, FINISHED_AT),
        Fields.number(document, "version"));
  }

  /**
   * The row as it is exported.
   *
   * @param keptBackToo whether with what models proposed and routing kept back
   */
  static ExportRow export(Document document, boolean keptBackToo) {
    boolean proposal =
        keptBackToo || document.getList(FACTS, String.class, List.of()).contains(RowFacts.SHOWN);
    DataRowState state = DataRowState.valueOf(Fields.text(document, STATE));
    return new ExportRow(
        Fields.text(document, KEY),
        new DataRowId(Fields.text(document, Fields.ID)),
        state,
        new BatchId(Fields.text(document, BATCH)),
        ContentBson.read(Fields.child(document, CONTENT)),
        ContentBson.readMetadata(list(document, METADATA)),
        annotations(document),
        acceptedBy(document),
        state == DataRowState.ACCEPTED ? Fields.instant(document, FINISHED_AT) : null,
        proposal ? document.getDouble(CONFIDENCE) : null,
        proposal ? model(document) : null,
        list(document, LABELS).stream()
            .filter(label -> keptBackToo || !label.getBoolean(KEPT_BACK, false))
            .map(RowDocuments::label)
            .toList(),
        list(document, REVIEWS).stream().map(RowDocuments::review).toList(),
        document.getInteger("round"),
        Fields.number(document, "version"));
  }

  private static List<Annotation> annotations(Document document) {
    return AnnotationBson.readAll(list(document, "annotations"));
  }

  private static @Nullable Acceptance acceptedBy(Document document) {
    return Optional.ofNullable(document.getString("acceptedBy"))
        .map(Acceptance::valueOf)
        .orElse(null);
  }

  private static @Nullable ModelRef model(Document document) {
    return document.get(MODEL) instanceof Document model
        ? new ModelRef(
            Fields.text(model, "name"), Fields.text(model, "version"), Fields.text(model, "sha256"))
        : null;
  }

  private static Label label(Document document) {
    return new Label(
        Optional.ofNullable(document.getString("author")).map(UserId::new).orElse(null),
        model(document),
        Fields.text(document, STAGE),
        document.getInteger("round"),
        annotations(document),
        document.getDouble(CONFIDENCE),
        document.getString("comment"),
        instant(document, "at"));
  }

  private static ExportRow.ExportReview review(Document document) {
    return new ExportRow.ExportReview(
        Fields.text(document, STAGE),
        new UserId(Fields.text(document, "reviewer")),
        ReviewOutcome.valueOf(Fields.text(document, "outcome")),
        document.getString("reason"),
        instant(document, "at"));
  }

  private static Instant instant(Document document, String field) {
    return Objects.requireNonNull(Fields.instant(document, field));
  }
}
