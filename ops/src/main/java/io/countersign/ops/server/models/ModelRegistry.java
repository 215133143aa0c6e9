package io.countersign.ops.server.models;

import io.countersign.engine.log.Commands;
import io.countersign.engine.modelrun.BarModel;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelReport;
import io.countersign.engine.modelrun.ReadmitModel;
import io.countersign.engine.modelrun.RegisterModel;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.BundleManifest.Task;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.Permission;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes models known, each with its bundle in the same transaction, and finds them. */
public final class ModelRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);

  private final Commands commands;
  private final ModelStore store;
  private final Lookup lookup;
  private final Lookalikes lookalikes;
  private final Access access;

  public ModelRegistry(
      Commands commands, ModelStore store, Lookup lookup, Lookalikes lookalikes, Access access) {
    this.commands = commands;
    this.store = store;
    this.lookup = lookup;
    this.lookalikes = lookalikes;
    this.access = access;
  }

  /** The project whose rows a model learnt from, and how that went. */
  record Origin(ProjectId project, int examples, ModelReport report) {}

  /**
   * Keeps a bundle and makes its model known.
   *
   * @param origin where it learnt; {@code null} where it was brought
   * @return the model, as the directory lists it
   * @throws CommandRefused {@code ALREADY_EXISTS} if there is one of that name and version
   */
  ModelEntry register(ModelStore.Packed packed, @Nullable Origin origin, UserId by) {
    ModelRef model = packed.bundle().ref();
    BundleManifest manifest = packed.bundle().manifest();
    RegisterModel register =
        new RegisterModel(
            new ModelId(model.name(), model.version()),
            model,
            manifest.task() == Task.IMAGE_CLASSIFICATION ? "image/*" : "text/*",
            manifest.classes(),
            origin == null ? null : origin.project(),
            origin == null ? 0 : origin.examples(),
            origin == null ? null : origin.report(),
            by);
    return commands
        .<ModelEntry>execute(
            by,
            () -> {
              lookalikes.requireNewModel(model.name());
              store.keep(packed);
              commands.send(register, by);
              commands.flush();
              return entry(model.name(), model.version());
            })
        .result();
  }

  /**
   * A model; its newest version unless another is asked for.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}
   */
  ModelEntry entry(String name, @Nullable String version) {
    return (version == null ? lookup.newestModel(name) : lookup.model(name, version))
        .orElseThrow(() -> ModelStore.notFound(name, version == null ? "" : version));
  }

  /**
   * A model that the caller may see; its newest version unless another is asked for. To those who
   * are no members of the project that it learnt from, it is not there.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}
   */
  ModelEntry entry(Caller caller, String name, @Nullable String version) {
    ModelEntry found = entry(name, version);
    if (!isVisible(caller, found)) {
      throw ModelStore.notFound(name, version == null ? "" : version);
    }
    return found;
  }

  boolean isVisible(Caller caller, ModelEntry model) {
    ProjectId trainedOn = model.trainedOn();
    return trainedOn == null || !access.roles(caller, trainedOn).isEmpty();
  }

  /**
   * Refuses a model that may not be run.
   *
   * @throws CommandRefused {@code MODEL_BARRED}
   */
  void requireNotBarred(ModelRef model) {
    lookup
        .model(model.name(), model.version())
        .map(ModelEntry::barred)
        .ifPresent(
            bar -> {
              throw barred(model, bar.reason());
            });
  }

  /** Keeps a model from being run; what is returned says so to whoever wanted that. */
  CommandRefused bar(ModelRef model, String reason) {
    LOG.warn("Model {} {} is barred: {}", model.name(), model.version(), reason);
    send(new BarModel(new ModelId(model.name(), model.version()), reason), UserId.SYSTEM);
    return barred(model, reason);
  }

  private static CommandRefused barred(ModelRef model, String reason) {
    return new CommandRefused(
        Refusal.MODEL_BARRED,
        "Expected a model that may be run, but %s %s is barred: %s"
            .formatted(model.name(), model.version(), reason));
  }

  /**
   * Lets a model be run that was barred.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}, or {@code ROLE_MISSING} for somebody else's
   */
  ModelEntry readmit(Caller caller, String name, String version) {
    if (!isOwn(caller, entry(caller, name, version))) {
      throw new CommandRefused(
          Refusal.ROLE_MISSING, "Expected a model of your own, or of a project that you manage");
    }
    send(new ReadmitModel(new ModelId(name, version), caller.id()), caller.id());
    return entry(name, version);
  }

  private void send(Object command, UserId by) {
    commands.execute(
        by,
        () -> {
          commands.send(command, by);
          commands.flush();
          return command;
        });
  }

  /** The number that comes after the numbered versions of this name: 1, 2, 3 … */
  String nextVersion(String name) {
    int next = lookup.newestModel(name).map(newest -> number(newest.version())).orElse(0) + 1;
    while (lookup.model(name, Integer.toString(next)).isPresent()) {
      next++;
    }
    return Integer.toString(next);
  }

  private static int number(String version) {
    return version.matches("[0-9]{1,8}") ? Integer.parseInt(version) : 0;
  }

  /**
   * Refuses a name under which somebody else's models go: their projects ask for its newest
   * version.
   *
   * @throws CommandRefused {@code ALREADY_EXISTS}
   */
  void requireOwnName(Caller caller, String name) {
    boolean foreign = lookup.newestModel(name).filter(known -> !isOwn(caller, known)).isPresent();
    if (foreign) {
      throw new CommandRefused(
          Refusal.ALREADY_EXISTS,
          "Expected a name of your own, but somebody else's models are called " + name);
    }
  }

  private boolean isOwn(Caller caller, ModelEntry known) {
    return caller.runsInstallation() || known.by().equals(caller.id()) || manages(caller, known);
  }

  /** Whether the caller manages the project that a model learnt from. */
  boolean manages(Caller caller, ModelEntry known) {
    ProjectId trainedOn = known.trainedOn();
    return trainedOn != null
        && !Collections.disjoint(access.roles(caller, trainedOn), Permission.MANAGE.roles());
  }
}
