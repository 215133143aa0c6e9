package io.countersign.ops.server.models;

import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.security.access.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pins policies to a version of their model, so that none that comes later is used before somebody
 * says so.
 */
@Component
public final class PolicyModels {
  private final Lookup lookup;
  private final ModelRegistry registry;

  PolicyModels(Lookup lookup, ModelRegistry registry) {
    this.lookup = lookup;
    this.registry = registry;
  }

  /**
   * The policy as it is to be stored. One that names a model without a version goes on with the
   * version that the project uses, or gets the newest if it uses another model yet. Where there is
   * no model of that name, it keeps naming none: the first that comes is used.
   *
   * @param now the policy of the project; {@code null} for a new one
   * @throws CommandRefused {@code POLICY_INVALID} for a version that the caller can't see
   */
  public Policy pinned(Caller caller, Policy wanted, @Nullable Policy now) {
    PreLabelPolicy preLabel = wanted.preLabel();
    if (preLabel == null) {
      return wanted;
    }
    Optional<String> used = used(preLabel.model(), now);
    String version = preLabel.version();
    if (version == null) {
      return used.or(() -> newest(caller, preLabel.model()))
          .map(found -> wanted.with(preLabel.pinnedTo(found)))
          .orElse(wanted);
    }
    if (!used.equals(Optional.of(version))) {
      require(caller, preLabel.model(), version);
    }
    return wanted;
  }

  /** The version of this model that the project uses. */
  private Optional<String> used(String model, @Nullable Policy now) {
    PreLabelPolicy preLabel = now == null ? null : now.preLabel();
    return preLabel == null || !preLabel.model().equals(model)
        ? Optional.empty()
        : lookup.usedModel(preLabel).map(ModelEntry::version);
  }

  private Optional<String> newest(Caller caller, String name) {
    Optional<ModelEntry> newest = lookup.newestModel(name);
    newest.ifPresent(found -> require(caller, name, found.version()));
    return newest.map(ModelEntry::version);
  }

  private void require(Caller caller, String name, String version) {
    boolean there =
        lookup.model(name, version).filter(found -> registry.isVisible(caller, found)).isPresent();
    if (!there) {
      String detail =
          "Expected a model that there is, but there is no %s %s".formatted(name, version);
      throw new CommandRefused(
          Refusal.POLICY_INVALID,
          detail,
          List.of(new FieldError("preLabel.version", "UNKNOWN", detail)));
    }
  }
}
