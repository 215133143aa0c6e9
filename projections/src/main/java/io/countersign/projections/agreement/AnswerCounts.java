package io.countersign.projections.agreement;

import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.agreement.Rated;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Keys;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What some people, or all in some week, said to a question.
 *
 * @param people in the order of the answers; none for a week
 * @param week {@code null} for people
 */
record AnswerCounts(
    String question,
    List<UserId> people,
    @Nullable String week,
    List<Rated<String>> answers,
    FoundCounts found) {

  static AnswerCounts read(Document document) {
    List<Rated<String>> answers = new ArrayList<>();
    Fields.numbers(Fields.child(document, AgreementView.ANSWERS))
        .forEach((said, count) -> answers.add(new Rated<>(Keys.split(said), Math.max(0, count))));
    return new AnswerCounts(
        Fields.text(document, AgreementView.QUESTION),
        document.getList(AgreementView.PEOPLE, String.class, List.of()).stream()
            .map(UserId::new)
            .toList(),
        document.getString(AgreementView.WEEK),
        answers,
        FoundCounts.of(document));
  }

  boolean ofWeek() {
    return week != null;
  }

  boolean isEmpty() {
    return found.pairs() <= 0 && answers.stream().allMatch(rated -> rated.units() == 0);
  }

  /** What two of these people said, in this order. */
  List<Rated<String>> ofPair(int one, int other) {
    return answers.stream()
        .map(
            rated ->
                new Rated<>(
                    List.of(rated.values().get(one), rated.values().get(other)), rated.units()))
        .toList();
  }
}
