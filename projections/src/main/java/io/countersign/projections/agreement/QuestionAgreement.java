package io.countersign.projections.agreement;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.agreement.Kappa;
import io.countersign.engine.quality.agreement.Rated;
import io.countersign.projections.agreement.Agreements.Agreement;
import io.countersign.projections.agreement.Agreements.Measure;
import io.countersign.projections.agreement.Agreements.OfClass;
import io.countersign.projections.agreement.Agreements.OfPair;
import io.countersign.projections.agreement.Agreements.OfPerson;
import io.countersign.projections.agreement.Agreements.OfWeek;
import io.countersign.projections.agreement.Agreements.OnQuestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Agreement on one question, from what was counted of it. */
final class QuestionAgreement {
  /** Of the most classes, people, pairs and weeks each, those with the most rows. */
  private static final int MOST = 100;

  private final String question;
  private final List<AnswerCounts> ofPeople;
  private final List<AnswerCounts> ofWeeks;
  private final boolean found;

  QuestionAgreement(List<AnswerCounts> counts) {
    question = counts.get(0).question();
    ofPeople = counts.stream().filter(count -> !count.ofWeek()).toList();
    ofWeeks = counts.stream().filter(AnswerCounts::ofWeek).toList();
    found = counts.stream().allMatch(count -> count.answers().isEmpty());
  }

  OnQuestion all() {
    return new OnQuestion(
        question,
        found ? Measure.LIKENESS : Measure.ALPHA,
        agreement(ofPeople),
        found ? List.of() : byClass(),
        byPerson(),
        byPair(),
        byWeek());
  }

  private Agreement agreement(List<AnswerCounts> counts) {
    return found
        ? AgreementFigures.of(
            counts.stream().map(AnswerCounts::found).reduce(FoundCounts.NONE, FoundCounts::plus))
        : AgreementFigures.of(answers(counts).toList());
  }

  private static Stream<Rated<String>> answers(List<AnswerCounts> counts) {
    return counts.stream().flatMap(count -> count.answers().stream());
  }

  private List<OfClass> byClass() {
    List<Rated<String>> answers = answers(ofPeople).toList();
    Set<String> said = new TreeSet<>();
    answers.forEach(rated -> said.addAll(rated.values()));
    List<OfClass> figures =
        said.stream()
            .map(answer -> new OfClass(answer, AgreementFigures.ofClass(answer, answers)))
            .toList();
    return most(figures, OfClass::agreement);
  }

  private List<OfPerson> byPerson() {
    Map<String, List<AnswerCounts>> people = new TreeMap<>();
    for (AnswerCounts counts : ofPeople) {
      for (UserId person : counts.people()) {
        people.computeIfAbsent(person.value(), any -> new ArrayList<>()).add(counts);
      }
    }
    List<OfPerson> figures =
        people.entrySet().stream()
            .map(one -> new OfPerson(new UserId(one.getKey()), agreement(one.getValue())))
            .toList();
    return most(figures, OfPerson::agreement);
  }

  private List<OfPair> byPair() {
    List<OfPair> figures = PairCounts.of(ofPeople).stream().map(this::pair).toList();
    return most(figures, OfPair::agreement);
  }

  private OfPair pair(PairCounts pair) {
    Agreement agreement =
        found ? AgreementFigures.of(pair.found()) : AgreementFigures.of(pair.answers());
    Double kappa = Kappa.cohen(pair.answers()).stream().boxed().findFirst().orElse(null);
    return new OfPair(pair.person(), pair.other(), agreement, kappa);
  }

  private List<OfWeek> byWeek() {
    return ofWeeks.stream()
        .map(counts -> new OfWeek(requireNonNull(counts.week()), agreement(List.of(counts))))
        .sorted(Comparator.comparing(OfWeek::week).reversed())
        .limit(MOST)
        .toList();
  }

  private static <T> List<T> most(List<T> figures, Function<T, Agreement> agreement) {
    return figures.stream()
        .sorted(Comparator.comparingLong((T one) -> -agreement.apply(one).rows()))
        .limit(MOST)
        .toList();
  }
}
