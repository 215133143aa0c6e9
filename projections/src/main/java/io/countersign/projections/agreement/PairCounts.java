package io.countersign.projections.agreement;

import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.agreement.Rated;
import io.countersign.projections.store.Keys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What two people said to a question, of all rows that both answered, whoever else did.
 *
 * @param answers that of {@code person} first
 */
record PairCounts(UserId person, UserId other, List<Rated<String>> answers, FoundCounts found) {

  /** All pairs, by the ids of both. */
  static List<PairCounts> of(List<AnswerCounts> counts) {
    Map<String, PairCounts> pairs = new TreeMap<>();
    for (AnswerCounts some : counts) {
      for (int i = 0; i < some.people().size(); i++) {
        for (int j = i + 1; j < some.people().size(); j++) {
          UserId person = some.people().get(i);
          UserId other = some.people().get(j);
          pairs.merge(
              Keys.join(person.value(), other.value()),
              new PairCounts(person, other, some.ofPair(i, j), some.found()),
              PairCounts::plus);
        }
      }
    }
    return List.copyOf(pairs.values());
  }

  private PairCounts plus(PairCounts more) {
    return new PairCounts(
        person,
        other,
        Stream.concat(answers.stream(), more.answers.stream()).toList(),
        found.plus(more.found));
  }
}
