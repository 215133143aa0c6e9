package io.countersign.ops.server.datarows;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.projections.agreement.Confusions.Compare;
import io.countersign.projections.row.AnswerFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which answers to a question rows are wanted for.
 *
 * @param by who gave the one
 * @param other who gave the other
 */
record ComparedAnswers(RowWish wish, @Nullable UserId by, @Nullable UserId other) {

  /**
   * The facts of {@link AnswerFacts} that such rows have.
   *
   * @throws RequestRefused {@code PARAMETER_INVALID} for what says nothing without another
   *     parameter
   */
  List<String> facts() {
    Compare compare = wish.compare();
    if (compare == null) {
      refuse("question", wish.question(), "Expected together with compare");
      refuse("answeredBy", wish.answeredBy(), "Expected together with compare");
      refuse("answer", wish.answer(), "Expected together with compare");
      refuse("otherBy", wish.otherBy(), "Expected together with compare");
      refuse("otherAnswer", wish.otherAnswer(), "Expected together with compare");
      refuse("answeredIn", wish.answeredIn(), "Expected together with compare");
      return List.of();
    }
    require("compare", wish.question(), "Expected together with question");
    return compare == Compare.INDEPENDENT ? independent() : withAccepted(compare);
  }

  private List<String> independent() {
    String question = requireNonNull(wish.question());
    List<String> facts = new ArrayList<>();
    facts.add(AnswerFacts.independent(question, by, wish.answer()));
    if (other != null) {
      facts.add(AnswerFacts.independent(question, other, wish.otherAnswer()));
    } else {
      refuse("otherAnswer", wish.otherAnswer(), "Expected together with otherBy");
    }
    if (wish.answeredIn() != null) {
      facts.add(AnswerFacts.independentIn(question, wish.answeredIn()));
    }
    return facts;
  }

  private List<String> withAccepted(Compare compare) {
    String question = requireNonNull(wish.question());
    refuse("otherBy", wish.otherBy(), "Expected together with compare=INDEPENDENT");
    refuse("answeredIn", wish.answeredIn(), "Expected together with compare=INDEPENDENT");
    List<String> facts = new ArrayList<>();
    if (compare == Compare.FIRST) {
      require("compare", wish.answeredBy(), "Expected FIRST together with answeredBy");
      facts.add(AnswerFacts.first(question, requireNonNull(by), wish.answer()));
    } else {
      refuse("answeredBy", wish.answeredBy(), "Expected a person who answered, not with PROPOSED");
      facts.add(AnswerFacts.proposedAnswer(question, wish.answer()));
    }
    if (wish.otherAnswer() != null) {
      facts.add(AnswerFacts.acceptedAnswer(question, wish.otherAnswer()));
    }
    return facts;
  }

  private static void refuse(String name, @Nullable String given, String detail) {
    if (given != null) {
      throw RequestRefused.parameter(name, detail);
    }
  }

  private static void require(String name, @Nullable String given, String detail) {
    if (given == null) {
      throw RequestRefused.parameter(name, detail);
    }
  }
}
