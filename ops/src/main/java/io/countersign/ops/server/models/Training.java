package io.countersign.ops.server.models;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.modelrun.ModelReport;
import io.countersign.engine.modelrun.ModelReport.Comparison;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.modelrunner.training.HeadTrainer.Trained;
import io.countersign.modelrunner.training.TrainingReport;
import io.countersign.modelrunner.training.TrainingRequest;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.content.StoredContent;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.models.AcceptedRows.AcceptedRow;
import io.countersign.ops.server.operations.Steps;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Trains a head from a project's accepted rows, and makes it known as the next version. */
public final class Training {
  private static final long SEED = 1;
  private static final int ATTEMPTS = 10;

  private final ModelRegistry registry;
  private final ModelStore store;
  private final HeadTrainer trainer;
  private final AcceptedRows accepted;
  private final ChampionTrial champion;
  private final ContentStore contents;
  private final Limits limits;

  public Training(
      ModelRegistry registry,
      ModelStore store,
      HeadTrainer trainer,
      AcceptedRows accepted,
      ChampionTrial champion,
      ContentStore contents,
      Limits limits) {
    this.registry = registry;
    this.store = store;
    this.trainer = trainer;
    this.accepted = accepted;
    this.champion = champion;
    this.contents = contents;
    this.limits = limits;
  }

  /**
   * What to train.
   *
   * @param annotation the choice that is learnt
   * @param position of the log that its rows are read at, at least
   */
  record Plan(ProjectEntry project, String name, String annotation, long position, UserId by) {}

  /**
   * Refuses at once what can't become a model.
   *
   * @throws CommandRefused {@code TOO_FEW_ACCEPTED}
   */
  void requireEnough(ProjectEntry project) {
    long rows = accepted.count(project.id());
    if (rows < HeadTrainer.MIN_EXAMPLES) {
      throw new CommandRefused(
          Refusal.TOO_FEW_ACCEPTED,
          "Expected at least %d accepted rows to learn from, but there are %d"
              .formatted(HeadTrainer.MIN_EXAMPLES, rows));
    }
  }

  /**
   * The choice that is asked for, or the first one of the ontology.
   *
   * @throws CommandRefused {@code INPUT_INVALID} if there is none
   */
  static String annotation(Ontology ontology, @Nullable String asked) {
    return ontology.annotations().stream()
        .filter(definition -> definition.type() == AnnotationType.CHOICE)
        .map(Ontology.Definition::name)
        .filter(name -> asked == null || name.equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    Refusal.INPUT_INVALID,
                    "Expected a choice of the ontology to learn",
                    List.of(new FieldError("annotation", "UNKNOWN", "Expected a choice"))));
  }

  /**
   * Trains; {@code steps} counts rows that were looked at.
   *
   * @throws CommandRefused {@code TOO_FEW_ACCEPTED} or {@code MODEL_INVALID}
   */
  TrainedModel train(Plan plan, Steps steps) throws IOException {
    List<AcceptedRow> rows =
        accepted.newest(plan.project().id(), plan.annotation(), limits.trainingRows());
    Looked looked = new Looked(steps, Math.min(rows.size(), HeadTrainer.MAX_EXAMPLES));
    List<Example> examples =
        rows.stream().map(row -> new Example(() -> content(row, looked), row.option())).toList();
    TrainingRequest request =
        new TrainingRequest(
            plan.name(),
            registry.nextVersion(plan.name()),
            plan.annotation(),
            input(plan.project(), rows),
            examples,
            SEED);
    try (Workspace workspace = store.workspace()) {
      Trained trained = trainer.train(request, workspace.folder("bundle"));
      @Nullable Comparison comparison =
          champion.compare(plan.project(), rows, trained.unseen()).orElse(null);
      ModelReport report = report(trained.report(), comparison, plan, rows);
      ModelEntry model = register(trained, report, plan, workspace);
      return new TrainedModel(
          model.name(),
          model.version(),
          model.sha256(),
          model.examples(),
          TrainingResult.of(report, model.examples(), true),
          model.position());
    }
  }

  private static ModelReport report(
      TrainingReport went, @Nullable Comparison comparison, Plan plan, List<AcceptedRow> rows) {
    return new ModelReport(
        plan.annotation(),
        plan.project().policyVersion(),
        plan.position(),
        went.unreadable(),
        went.surplus(),
        went.examplesPerClass(),
        went.right(),
        went.logLoss(),
        went.calibration(),
        comparison,
        went.thresholds().stream()
            .map(at -> new ModelReport.Threshold(at.threshold(), at.accepted(), at.right()))
            .toList(),
        went.confusions().stream()
            .map(pair -> new ModelReport.Confusion(pair.given(), pair.seen(), pair.examples()))
            .toList(),
        went.suspects().stream().map(found -> suspect(found, rows.get(found.index()))).toList());
  }

  private static ModelReport.Suspect suspect(TrainingReport.Suspect found, AcceptedRow row) {
    return new ModelReport.Suspect(
        row.id().value(), row.key(), found.given(), found.seen(), found.givenConfidence());
  }

  /** Counts what was looked at. */
  private record Looked(AtomicLong count, Steps steps, long total) {
    Looked(Steps steps, long total) {
      this(new AtomicLong(), steps, total);
    }

    /** Some are looked at twice: when the model is made, and when it is compared with itself. */
    void another() {
      steps.to(Math.min(count.incrementAndGet(), total), total);
    }
  }

  /** A content that is gone can't be read, like any other that is broken. */
  private Content content(AcceptedRow row, Looked looked) {
    looked.another();
    Optional<StoredContent> stored = contents.shown(row.content().sha256());
    return stored
        .map(content -> new Content(content.mediaType(), content.bytes()))
        .orElseGet(() -> new Content(row.content().mediaType(), new byte[0]));
  }

  private static Input input(ProjectEntry project, List<AcceptedRow> rows) {
    List<Integer> sides =
        rows.stream()
            .map(row -> side(row.content().width(), row.content().height()))
            .sorted()
            .toList();
    return HeadTrainer.inputFor(
        project.mediaType(), sides.isEmpty() ? 0 : sides.get(sides.size() / 2));
  }

  private static int side(@Nullable Integer width, @Nullable Integer height) {
    return Math.max(width == null ? 0 : width, height == null ? 0 : height);
  }

  /** Another node may have taken the version meanwhile: then it becomes the one after that. */
  private ModelEntry register(Trained trained, ModelReport report, Plan plan, Workspace workspace)
      throws IOException {
    Bundle bundle = trained.bundle();
    ModelRegistry.Origin origin =
        new ModelRegistry.Origin(plan.project().id(), trained.report().examples(), report);
    for (int attempt = 1; ; attempt++) {
      try {
        return registry.register(ModelStore.pack(bundle), origin, plan.by());
      } catch (CommandRefused refused) {
        if (refused.refusal() != Refusal.ALREADY_EXISTS || attempt == ATTEMPTS) {
          throw refused;
        }
        bundle =
            renumbered(bundle, registry.nextVersion(plan.name()), workspace, "bundle-" + attempt);
      }
    }
  }

  private static Bundle renumbered(
      Bundle bundle, String version, Workspace workspace, String folder) throws IOException {
    BundleManifest old = bundle.manifest();
    Map<String, byte[]> files = new HashMap<>();
    old.files().keySet().forEach(file -> files.put(file, bundle.read(file)));
    BundleManifest manifest =
        new BundleManifest(
            old.name(),
            version,
            old.task(),
            old.description(),
            old.input(),
            old.output(),
            old.classes(),
            old.mapping(),
            Map.of());
    return Bundle.create(workspace.folder(folder), manifest, files);
  }
}
