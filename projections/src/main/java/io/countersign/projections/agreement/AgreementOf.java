package io.countersign.projections.agreement;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.agreement.Agreements.OnQuestion;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Keys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far do the people of a project agree? Questions come by name. */
public record AgreementOf(ProjectId project) implements Query<Agreements> {
  /** More groups of people than all pairs of a hundred, for several questions. */
  static final int MOST_COUNTS = 20_000;

  @Override
  public Agreements answer(Reading reading) {
    Map<String, List<AnswerCounts>> byQuestion =
        counts(reading, project).stream()
            .collect(
                Collectors.groupingBy(AnswerCounts::question, TreeMap::new, Collectors.toList()));
    List<OnQuestion> items =
        byQuestion.values().stream()
            .map(QuestionAgreement::new)
            .map(QuestionAgreement::all)
            .toList();
    return new Agreements(items, reading.freshness().asOf(), reading.freshness().position());
  }

  static List<AnswerCounts> counts(Reading reading, ProjectId project) {
    return reading
        .after(AgreementView.DOCUMENTS, Keys.below(project.value()), null, MOST_COUNTS)
        .stream()
        .map(AnswerCounts::read)
        .filter(counts -> !counts.isEmpty())
        .toList();
  }
}
