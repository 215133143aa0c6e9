package io.countersign.ops.server.views;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.figure.Share;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.datarows.RowFilters;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.burnup.BatchBurnUp;
import io.countersign.projections.burnup.BurnUp;
import io.countersign.projections.burnup.ProjectBurnUp;
import io.countersign.projections.person.FiguresOf;
import io.countersign.projections.person.PersonFigures;
import io.countersign.projections.person.PersonFigures.Figures;
import io.countersign.projections.reviewer.Reviewers;
import io.countersign.projections.reviewer.Reviewers.Reviewer;
import io.countersign.projections.reviewer.ReviewersOf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much is done, and by whom. */
@RestController
@RequestMapping("/api/v1/projects/{project}")
final class FigureController {
  private final ReadYourWrites views;
  private final RowFilters filters;
  private final Names names;

  FigureController(ReadYourWrites views, RowFilters filters, Names names) {
    this.views = views;
    this.filters = filters;
    this.names = names;
  }

  /** How the reviewers of a project decide. */
  record ReviewersAnswer(List<ReviewerLine> items, @Nullable Instant asOf, long position) {}

  /**
   * How one reviewer decides.
   *
   * @param decisions of all kinds
   * @param medianSeconds for a decision, as told by the client, else since the claim
   * @param rejectionRate share of the decisions that rejected
   * @param agreement share of the decisions that the final labels of accepted rows confirm
   */
  record ReviewerLine(
      UserId reviewer,
      String reviewerName,
      long decisions,
      long approved,
      long corrected,
      long rejected,
      long adjudicated,
      @Nullable Double medianSeconds,
      Share rejectionRate,
      Share agreement) {}

  /** What the caller did. */
  record OwnFigures(
      UserId person,
      String name,
      Figures today,
      Figures last7Days,
      @Nullable Instant asOf,
      long position) {}

  /** Of the project, or of one batch, by its id or name. */
  @GetMapping("/burn-up")
  BurnUp burnUp(
      ProjectAccess granted,
      @RequestParam(required = false) @Nullable String batch,
      @RequestParam(required = false) @Nullable Long atLeast) {
    BatchId wanted = filters.batch(granted, batch);
    return views.askExisting(
        wanted == null ? new ProjectBurnUp(granted.id()) : new BatchBurnUp(wanted), atLeast);
  }

  @GetMapping("/reviewers")
  ReviewersAnswer reviewers(
      ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    Reviewers reviewers = views.ask(new ReviewersOf(granted.id()), atLeast);
    Map<String, String> called =
        names.of(reviewers.items().stream().map(one -> one.reviewer().value()).toList());
    return new ReviewersAnswer(
        reviewers.items().stream().map(one -> line(one, called)).toList(),
        reviewers.asOf(),
        reviewers.position());
  }

  private static ReviewerLine line(Reviewer one, Map<String, String> called) {
    String id = one.reviewer().value();
    return new ReviewerLine(
        one.reviewer(),
        called.getOrDefault(id, id),
        one.decisions(),
        one.approved(),
        one.corrected(),
        one.rejected(),
        one.adjudicated(),
        one.medianSeconds(),
        one.rejectionRate(),
        one.agreement());
  }

  @GetMapping("/reviewers/me")
  OwnFigures own(ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    PersonFigures figures = views.ask(new FiguresOf(granted.id(), granted.person()), atLeast);
    return new OwnFigures(
        granted.person(),
        granted.caller().name(),
        figures.today(),
        figures.last7Days(),
        figures.asOf(),
        figures.position());
  }
}
