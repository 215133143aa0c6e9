package io.countersign.ops.server.views;

import io.countersign.engine.project.UserId;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.agreement.AgreementOf;
import io.countersign.projections.agreement.Agreements;
import io.countersign.projections.agreement.Agreements.OfPerson;
import io.countersign.projections.agreement.Agreements.OnQuestion;
import io.countersign.projections.agreement.Confusions;
import io.countersign.projections.agreement.Confusions.Matrix;
import io.countersign.projections.agreement.ConfusionsOf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far people agree with each other, and people and models with what was accepted. */
@RestController
@RequestMapping("/api/v1/projects/{project}")
final class AgreementController {
  private final ReadYourWrites views;
  private final Names names;

  AgreementController(ReadYourWrites views, Names names) {
    this.views = views;
    this.names = names;
  }

  /**
   * How far people agree on what they say without knowing of each other.
   *
   * @param people the names of whom the items name by id
   */
  record AgreementAnswer(
      List<OnQuestion> items, Map<String, String> people, @Nullable Instant asOf, long position) {}

  /**
   * Who says what where others say what. The rows of a cell are listed by {@code compare}, {@code
   * question}, {@code answer} and {@code otherAnswer}, with {@code answeredBy} and {@code otherBy}
   * or {@code model} and {@code modelVersion} as the matrix has them.
   *
   * @param people the names of whom the items name by id
   */
  record ConfusionsAnswer(
      List<Matrix> items, Map<String, String> people, @Nullable Instant asOf, long position) {}

  /** Of rows that two or more people labelled independently, by question of the ontology. */
  @GetMapping("/agreement")
  AgreementAnswer agreement(
      ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    Agreements found = views.ask(new AgreementOf(granted.id()), atLeast);
    Stream<UserId> people =
        found.items().stream().flatMap(item -> item.byPerson().stream()).map(OfPerson::person);
    return new AgreementAnswer(found.items(), called(people), found.asOf(), found.position());
  }

  /** Of pairs of people, of people and of models, by question of the ontology. */
  @GetMapping("/confusions")
  ConfusionsAnswer confusions(
      ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    Confusions found = views.ask(new ConfusionsOf(granted.id()), atLeast);
    Stream<UserId> people =
        found.items().stream()
            .flatMap(matrix -> Stream.of(matrix.person(), matrix.other()))
            .filter(Objects::nonNull);
    return new ConfusionsAnswer(found.items(), called(people), found.asOf(), found.position());
  }

  private Map<String, String> called(Stream<UserId> people) {
    return names.of(people.map(UserId::value).distinct().toList());
  }
}
