package io.countersign.projections.row;

import io.countersign.engine.project.UserId;
import io.countersign.projections.agreement.Compared;
import io.countersign.projections.agreement.Confused;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.store.Keys;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rows are found by that figures of agreement and confusion count. */
public final class AnswerFacts {
  private AnswerFacts() {}

  /**
   * That two or more people answered a question without knowing of each other; that a person did,
   * that this was an answer, or both, where they are given.
   */
  public static String independent(
      String question, @Nullable UserId person, @Nullable String answer) {
    return "independent:" + about(question, person, answer);
  }

  /** The week in which the last of them did. */
  public static String independentIn(String question, String week) {
    return "independentIn:" + Keys.join(question, week);
  }

  /** That what a person said first to a question can be set against what was accepted. */
  public static String first(String question, UserId person, @Nullable String answer) {
    return "first:" + about(question, person, answer);
  }

  /** That what a model proposed last to a question can be set against what people accepted. */
  public static String proposedAnswer(String question, @Nullable String answer) {
    return "proposed-answer:" + about(question, null, answer);
  }

  /** What people accepted, where what a person or a model said can be set against it. */
  public static String acceptedAnswer(String question, String answer) {
    return "accepted-answer:" + about(question, null, answer);
  }

  private static String about(String question, @Nullable UserId person, @Nullable String answer) {
    String by = person == null ? "" : "/by/" + Keys.escape(person.value());
    String said = answer == null ? "" : "/said/" + Keys.escape(answer);
    return Keys.escape(question) + by + said;
  }

  static void addIndependent(Set<String> facts, RowSnapshot row) {
    for (Compared compared : Compared.of(row.independent())) {
      String question = compared.question();
      facts.add(independent(question, null, null));
      facts.add(independentIn(question, compared.week()));
      compared.people().forEach(person -> facts.add(independent(question, person, null)));
      for (int i = 0; i < compared.answers().size(); i++) {
        String answer = compared.answers().get(i);
        facts.add(independent(question, null, answer));
        facts.add(independent(question, compared.people().get(i), answer));
      }
    }
  }

  static void addAccepted(Set<String> facts, RowSnapshot row) {
    for (Confused confused : Confused.of(row)) {
      String question = confused.question();
      UserId person = confused.person();
      facts.add(acceptedAnswer(question, confused.accepted()));
      facts.add(person == null ? proposedAnswer(question, null) : first(question, person, null));
      facts.add(
          person == null
              ? proposedAnswer(question, confused.said())
              : first(question, person, confused.said()));
    }
  }
}
