package io.countersign.projections.agreement;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.agreement.ObjectAgreement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people said to one question of one row without knowing of each other.
 *
 * @param week in which the last of them did, such as 2026-W09, in UTC
 * @param people in the order of their ids, two at least; exactly two where objects were found
 * @param answers of each of them; none where objects were found
 * @param likeness of the objects that both found, in [0, 1]; {@code null} where options were chosen
 */
public record Compared(
    String question,
    String week,
    List<UserId> people,
    List<String> answers,
    @Nullable Double likeness) {

  /** What independent labels of a row let compare. */
  public static List<Compared> of(List<Label> independent) {
    if (independent.size() < 2) {
      return List.of();
    }
    List<Label> labels =
        independent.stream().sorted(Comparator.comparing(label -> author(label).value())).toList();
    String week = week(independent.stream().map(Label::at).max(Instant::compareTo).orElseThrow());
    return questions(labels).stream().flatMap(question -> of(question, week, labels)).toList();
  }

  private static Set<String> questions(List<Label> labels) {
    Set<String> questions = new TreeSet<>();
    labels.forEach(label -> label.annotations().forEach(said -> questions.add(said.name())));
    return questions;
  }

  private static UserId author(Label label) {
    return Objects.requireNonNull(label.author());
  }

  private static String week(Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return "%d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static Stream<Compared> of(String question, String week, List<Label> labels) {
    List<UserId> people = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (Label label : labels) {
      Optional.ofNullable(SaidAnswers.of(label.annotations()).get(question))
          .ifPresent(
              answer -> {
                people.add(author(label));
                answers.add(answer);
              });
    }
    if (answers.isEmpty()) {
      return found(question, week, labels).stream();
    }
    return people.size() < 2
        ? Stream.empty()
        : Stream.of(new Compared(question, week, people, answers, null));
  }

  /** Who found nothing has found something else than who did. */
  private static List<Compared> found(String question, String week, List<Label> labels) {
    List<Compared> pairs = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      for (int j = i + 1; j < labels.size(); j++) {
        OptionalDouble likeness =
            ObjectAgreement.of(said(labels.get(i), question), said(labels.get(j), question));
        if (likeness.isPresent()) {
          List<UserId> both = List.of(author(labels.get(i)), author(labels.get(j)));
          pairs.add(new Compared(question, week, both, List.of(), likeness.getAsDouble()));
        }
      }
    }
    return pairs;
  }

  private static List<Annotation> said(Label label, String question) {
    return label.annotations().stream().filter(one -> one.name().equals(question)).toList();
  }
}
