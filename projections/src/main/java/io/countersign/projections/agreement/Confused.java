package io.countersign.projections.agreement;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.RowSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said to a question of a row, and what people accepted in the end. A person counts
 * with what they said first, a model with its last proposal.
 *
 * @param person {@code null} where a model said it
 * @param model {@code null} where a person said it
 */
public record Confused(
    String question,
    @Nullable UserId person,
    @Nullable ModelRef model,
    String said,
    String accepted) {

  /**
   * What an accepted row lets compare: nothing where no person accepted it, and of people nothing
   * where nobody but the author had a say in it.
   */
  public static List<Confused> of(RowSnapshot row) {
    if (row.acceptedBy() != AcceptedBy.REVIEW) {
      return List.of();
    }
    Map<String, String> accepted = SaidAnswers.of(row.annotations());
    List<Confused> confused = new ArrayList<>();
    if (!row.judgements().isEmpty() || row.independent().size() > 1) {
      row.firstLabels().forEach(label -> add(confused, label, accepted));
    }
    Label preLabel = row.preLabel();
    if (preLabel != null && preLabel.model() != null) {
      add(confused, preLabel, accepted);
    }
    return confused;
  }

  private static void add(List<Confused> to, Label label, Map<String, String> accepted) {
    SaidAnswers.of(label.annotations())
        .forEach(
            (question, said) -> {
              String last = accepted.get(question);
              if (last != null) {
                to.add(new Confused(question, label.author(), label.model(), said, last));
              }
            });
  }
}
