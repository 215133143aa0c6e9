package io.countersign.projections.agreement;

import io.countersign.engine.datarow.Label;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counts what people say to each question without knowing of each other, by who they are and by
 * week: how many rows have which answers, and how alike the objects are that both found.
 */
public final class AgreementView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("agreement");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, AgreementView::new);

  static final String QUESTION = "question";
  static final String PEOPLE = "people";
  static final String WEEK = "week";
  static final String ANSWERS = "answers";
  static final String PAIRS = "pairs";
  static final String LIKENESS = "likeness";
  static final String SQUARES = "squares";

  /**
   * Likeness is summed in millionths, and its squares too, as sums of fractions depend on order.
   */
  static final double UNIT = 1_000_000;

  private AgreementView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(RowStep step) {
    List<Label> before = step.before() == null ? List.of() : step.before().independent();
    List<Label> after = step.after().independent();
    if (!before.equals(after)) {
      Compared.of(before).forEach(compared -> count(step, compared, -1));
      Compared.of(after).forEach(compared -> count(step, compared, 1));
    }
  }

  private void count(RowStep step, Compared compared, int sign) {
    String project = step.project().value();
    List<String> people = compared.people().stream().map(UserId::value).toList();
    change(
        step,
        Keys.join(project, PEOPLE, compared.question(), Keys.join(people.toArray(String[]::new))),
        document -> count(document.set(PEOPLE, people), compared, sign));
    change(
        step,
        Keys.join(project, WEEK, compared.question(), compared.week()),
        document -> count(document.set(WEEK, compared.week()), compared, sign));
  }

  private void change(RowStep step, String id, Consumer<ViewDocument> change) {
    documents.change(id, step.position(), change);
  }

  private static void count(ViewDocument document, Compared compared, int sign) {
    document.set(QUESTION, compared.question());
    Double likeness = compared.likeness();
    if (likeness == null) {
      document.add(sign, ANSWERS, Keys.join(compared.answers().toArray(String[]::new)));
    } else {
      document.add(sign, PAIRS);
      document.add(sign * Math.round(likeness * UNIT), LIKENESS);
      document.add(sign * Math.round(likeness * likeness * UNIT), SQUARES);
    }
  }
}
