package io.countersign.projections;

import com.mongodb.client.MongoDatabase;
import io.countersign.projections.agreement.AgreementView;
import io.countersign.projections.agreement.ConfusionView;
import io.countersign.projections.batch.BatchView;
import io.countersign.projections.burnup.ProgressView;
import io.countersign.projections.dashboard.DashboardView;
import io.countersign.projections.day.DayView;
import io.countersign.projections.flow.FlowView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.View;
import io.countersign.projections.model.ModelView;
import io.countersign.projections.modelrun.ModelRunView;
import io.countersign.projections.person.PersonView;
import io.countersign.projections.prelabel.PreLabelView;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.query.MongoViews;
import io.countersign.projections.query.Views;
import io.countersign.projections.reviewer.ReviewerView;
import io.countersign.projections.row.RowView;
import io.countersign.projections.sla.OpenWorkView;
import io.countersign.projections.store.DocumentWriter;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import io.countersign.projections.store.Schema;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.task.DoneTaskView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;

/** Every read model: a new one is a line here. */
public final class ReadModels {
  /** In the order in which they are stored: counters first, then what lists show. */
  public static final List<ReadModel> ALL =
      List.of(
          ProjectView.MODEL,
          BatchView.MODEL,
          DashboardView.MODEL,
          DayView.MODEL,
          ProgressView.MODEL,
          OpenWorkView.MODEL,
          FlowView.MODEL,
          ReviewerView.MODEL,
          PersonView.MODEL,
          AgreementView.MODEL,
          ConfusionView.MODEL,
          ModelView.MODEL,
          ModelRunView.MODEL,
          PreLabelView.MODEL,
          RowView.MODEL,
          DoneTaskView.MODEL);

  private static final Schema SCHEMA = schema(ALL);

  private ReadModels() {}

  /** The collections of {@code models}, and a form that changes with any of their revisions. */
  static Schema schema(List<ReadModel> models) {
    return new Schema(form(models), models.stream().map(ReadModel::documents).toList());
  }

  private static String form(List<ReadModel> models) {
    List<String> forms =
        models.stream().map(model -> model.revision() + " " + model.documents()).sorted().toList();
    return HexFormat.of()
        .formatHex(sha256().digest(String.join("\n", forms).getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The generations of all read models in a database. */
  public static Generations generations(MongoDatabase database) {
    return generations(database, DocumentWriter.FENCED);
  }

  /**
   * The same, stored by {@code writer}.
   *
   * @param writer for tests that let it fail
   */
  static Generations generations(MongoDatabase database, DocumentWriter writer) {
    return new Generations(database, SCHEMA, writer);
  }

  /**
   * Answers questions to all read models in a database.
   *
   * @param head the position of the last event that there is
   */
  public static Views views(MongoDatabase database, LongSupplier head, Clock clock) {
    return new MongoViews(database, generations(database), head, clock);
  }

  /** What folds events into the documents of {@code generation}. */
  static List<View> foldingInto(Generation generation) {
    return ALL.stream().map(model -> model.view().apply(generation)).toList();
  }

  /** The documents of all read models. */
  public static List<ViewCollection> collections() {
    return SCHEMA.collections();
  }
}
