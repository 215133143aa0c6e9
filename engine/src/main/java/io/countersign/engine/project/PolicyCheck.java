package io.countersign.engine.project;

import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.annotation.Medium;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.naming.Name;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sla.BusinessCalendar;
import io.countersign.engine.sla.SlaPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a project's rules for what no data row could be labelled under. */
final class PolicyCheck {
  private static final Set<String> RESERVED_STAGES =
      Set.of("label", "rework", "adjudicate", "pre-label");
  private static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}";
  private static final int MAX_DEFINITIONS = 200;
  private static final int MAX_OPTIONS = 2_000;
  private static final int MAX_OPTION_LENGTH = 200;
  private static final int MAX_ROUNDS = 20;
  private static final int MAX_CLAIM_MINUTES = 7 * 24 * 60;
  private static final int MAX_VIEW_MILLIS = 60_000;
  private static final int MAX_DESCRIPTION = 10_000;
  private static final int MAX_WEEKS = 520;
  private static final int MAX_LOOKS = 20;
  private static final double LEAST_TARGET = 0.5;

  private final Flows flows;
  private final List<FieldError> errors = new ArrayList<>();

  private PolicyCheck(Flows flows) {
    this.flows = flows;
  }

  static void require(String name, String mediaType, Policy policy, Flows flows) {
    PolicyCheck check = new PolicyCheck(flows);
    check.requireThat(name.matches(NAME_PATTERN), "name", "Expected a name like product-images");
    check.checkAll(mediaType, policy);
  }

  static void require(String mediaType, Policy policy, Flows flows) {
    new PolicyCheck(flows).checkAll(mediaType, policy);
  }

  private void checkAll(String mediaType, Policy policy) {
    Optional<Medium> medium = Medium.ofMediaType(mediaType);
    requireThat(medium.isPresent(), "mediaType", "Expected text/plain or image/*");
    checkOntology(medium.orElse(Medium.TEXT), policy.ontology());
    checkPreLabel(policy.preLabel());
    checkMapping(policy);
    checkReview(policy.review());
    checkPreLabelReviewed(policy);
    checkQuality(policy);
    checkSla(policy);
    String instructions = policy.instructions();
    if (instructions != null) {
      InstructionsCheck.fault(instructions)
          .ifPresent(fault -> errors.add(new FieldError("instructions", "INVALID", fault)));
    }
    if (!errors.isEmpty()) {
      throw new CommandRefused(
          Refusal.POLICY_INVALID, "Expected valid rules, but " + errors.get(0).detail(), errors);
    }
  }

  private void checkOntology(Medium medium, Ontology ontology) {
    int count = ontology.annotations().size();
    requireThat(
        count > 0 && count <= MAX_DEFINITIONS,
        "ontology.annotations",
        "Expected 1 to " + MAX_DEFINITIONS + " definitions");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      String path = "ontology.annotations[" + i + "]";
      checkDefinition(path, medium, ontology.annotations().get(i), names);
    }
  }

  private void checkDefinition(
      String path, Medium medium, Ontology.Definition definition, Set<String> names) {
    requireThat(
        definition.name().matches(NAME_PATTERN), path + ".name", "Expected a name like category");
    requireThat(names.add(Name.look(definition.name())), path + ".name", "Expected each name once");
    boolean chooses = definition.type().hasOptions();
    requireThat(
        chooses != definition.options().isEmpty(),
        path + ".options",
        chooses ? "Expected options to choose from" : "Expected no options for this type");
    checkOptions(path + ".options", definition.options());
    String description = definition.description();
    requireThat(
        description == null || description.length() <= MAX_DESCRIPTION,
        path + ".description",
        "Expected at most " + MAX_DESCRIPTION + " characters");
    requireThat(
        definition.type().fits(medium),
        path + ".type",
        "Expected a type that fits " + medium.mediaType());
  }

  private void checkOptions(String path, List<String> options) {
    requireThat(
        options.size() <= MAX_OPTIONS, path, "Expected at most " + MAX_OPTIONS + " options");
    requireThat(
        Name.areDistinct(options), path, "Expected each option once, and none that looks like it");
    requireThat(
        options.stream().allMatch(o -> Name.isClear(o) && o.length() <= MAX_OPTION_LENGTH),
        path,
        "Expected options of 1 to " + MAX_OPTION_LENGTH + " visible characters");
  }

  private void checkPreLabel(@Nullable PreLabelPolicy preLabel) {
    if (preLabel == null) {
      return;
    }
    requireThat(
        preLabel.model().matches(NAME_PATTERN), "preLabel.model", "Expected the name of a model");
    String version = preLabel.version();
    requireThat(
        version == null || version.matches(NAME_PATTERN),
        "preLabel.version",
        "Expected a version of the model");
    requireShare("preLabel.suggestFrom", preLabel.suggestFrom());
    requireShare("preLabel.acceptFrom", preLabel.acceptFrom());
    requireShare("preLabel.auditShare", preLabel.auditShare());
    Double mostErrors = preLabel.mostErrors();
    requireThat(
        mostErrors == null || mostErrors > 0 && mostErrors < 1,
        "preLabel.mostErrors",
        "Expected a share above 0 and below 1");
    requireThat(
        preLabel.suggestFrom() <= preLabel.acceptFrom(),
        "preLabel.suggestFrom",
        "Expected suggestFrom to be at most acceptFrom");
  }

  private void checkMapping(Policy policy) {
    PreLabelPolicy preLabel = policy.preLabel();
    if (preLabel == null) {
      return;
    }
    List<MappedOption> mapping = preLabel.mapping();
    requireThat(
        mapping.size() <= MAX_OPTIONS,
        "preLabel.mapping",
        "Expected at most " + MAX_OPTIONS + " mapped options");
    Set<String> froms = new HashSet<>();
    for (int i = 0; i < mapping.size(); i++) {
      String path = "preLabel.mapping[" + i + "]";
      MappedOption mapped = mapping.get(i);
      requireThat(
          !mapped.from().isBlank() && mapped.from().length() <= MAX_OPTION_LENGTH,
          path + ".from",
          "Expected an option of 1 to " + MAX_OPTION_LENGTH + " characters");
      requireThat(froms.add(mapped.from()), path + ".from", "Expected each option once");
      requireThat(
          mapped.to() == null || isOption(policy.ontology(), mapped.to()),
          path + ".to",
          "Expected an option of the ontology");
    }
  }

  private static boolean isOption(Ontology ontology, String option) {
    return ontology.annotations().stream().anyMatch(one -> one.options().contains(option));
  }

  private void checkReview(ReviewPolicy review) {
    checkFlow(review);
    checkStages(review.stages());
    requireBetween(1, MAX_ROUNDS, review.maxRounds(), "review.maxRounds");
    requireBetween(1, MAX_CLAIM_MINUTES, review.claimMinutes(), "review.claimMinutes");
    Integer view = review.minimumViewMillis();
    if (view != null) {
      requireBetween(0, MAX_VIEW_MILLIS, view, "review.minimumViewMillis");
    }
    requireThat(
        !review.rejectionReasons().isEmpty(),
        "review.rejectionReasons",
        "Expected at least one reason");
    checkOptions("review.rejectionReasons", review.rejectionReasons());
  }

  private void checkFlow(ReviewPolicy review) {
    List<Integer> versions = flows.versions(review.flow());
    requireThat(
        !versions.isEmpty(),
        "review.flow",
        "Expected one of the flows " + String.join(", ", flows.keys()));
    requireThat(
        versions.isEmpty() || versions.contains(review.flowVersion()),
        "review.flowVersion",
        "Expected one of the versions %s of %s".formatted(versions, review.flow()));
    flows.find(review.flowId()).ifPresent(known -> checkStageCount(known, review.stages().size()));
  }

  private void checkStageCount(FlowDefinition flow, int count) {
    requireThat(
        count >= flow.fewestStages() && count <= flow.mostStages(),
        "review.stages",
        "Expected %d to %d stages for %s"
            .formatted(flow.fewestStages(), flow.mostStages(), flow.id().key()));
  }

  /** What a model is not sure of is sent to review: there has to be somebody. */
  private void checkPreLabelReviewed(Policy policy) {
    requireThat(
        policy.preLabel() == null || !policy.review().stages().isEmpty(),
        "review.stages",
        "Expected at least one stage where a model proposes labels");
  }

  private void checkQuality(Policy policy) {
    QualityPolicy quality = policy.quality();
    boolean untilSure =
        flows.find(policy.review().flowId()).filter(FlowDefinition::untilSure).isPresent();
    requireThat(
        untilSure == (quality != null),
        "quality",
        untilSure
            ? "Expected how sure a label is to be, as the flow gives as many looks as that needs"
            : "Expected none, as the flow gives every row the same looks");
    if (quality != null) {
      requireThat(
          quality.target() >= LEAST_TARGET && quality.target() < 1,
          "quality.target",
          "Expected a probability from " + LEAST_TARGET + " to below 1");
      requireBetween(1, MAX_LOOKS, quality.mostLooks(), "quality.mostLooks");
    }
  }

  private void checkStages(List<ReviewStage> stages) {
    Set<String> names = new HashSet<>(RESERVED_STAGES);
    for (int i = 0; i < stages.size(); i++) {
      String path = "review.stages[" + i + "]";
      ReviewStage stage = stages.get(i);
      requireThat(
          stage.name().matches(NAME_PATTERN), path + ".name", "Expected a name like review");
      requireThat(
          names.add(stage.name()),
          path + ".name",
          "Expected each stage once, and none called " + RESERVED_STAGES);
      requireShare(path + ".share", stage.share());
    }
  }

  private void checkSla(Policy policy) {
    SlaPolicy sla = policy.sla();
    if (sla == null) {
      return;
    }
    Set<String> stages = new HashSet<>(RESERVED_STAGES);
    policy.review().stages().forEach(stage -> stages.add(stage.name()));
    sla.stages()
        .forEach(
            (stage, limit) -> {
              requireThat(stages.contains(stage), "sla.stages." + stage, "Expected a known stage");
              checkLimit("sla.stages." + stage, limit, sla.calendar());
            });
    requireThat(
        sla.warnAt() > 0 && sla.warnAt() <= 1, "sla.warnAt", "Expected a share above 0, up to 1");
  }

  private void checkLimit(String path, Duration limit, @Nullable BusinessCalendar calendar) {
    requireThat(
        limit.compareTo(Duration.ZERO) > 0 && limit.compareTo(SlaPolicy.LONGEST) <= 0,
        path,
        "Expected a duration above 0 and up to " + SlaPolicy.LONGEST.toDays() + " days");
    requireThat(
        calendar == null || limit.compareTo(calendar.perWeek().multipliedBy(MAX_WEEKS)) <= 0,
        path,
        "Expected a duration that the calendar gets through in " + MAX_WEEKS + " weeks");
  }

  private void requireShare(String path, double share) {
    requireThat(share >= 0 && share <= 1, path, "Expected a number from 0 to 1");
  }

  private void requireBetween(int least, int most, int value, String path) {
    requireThat(value >= least && value <= most, path, "Expected " + least + " to " + most);
  }

  private void requireThat(boolean holds, String path, String detail) {
    if (!holds) {
      errors.add(new FieldError(path, "INVALID", detail));
    }
  }
}
