package io.countersign.ops.server.models;

import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.Lookup.NamedModel;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.directory.ModelUse;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells which versions of models the policies of projects use now. */
@Component
final class ModelUses {
  /** Most projects that are looked at. */
  private static final int MOST = 10_000;

  private final Lookup lookup;
  private final Access access;

  ModelUses(Lookup lookup, Access access) {
    this.lookup = lookup;
    this.access = access;
  }

  /** A version of a model. */
  private record Version(String name, String version) {}

  /** The models, each with the projects that use it, of those that the caller sees. */
  List<ModelEntry> in(Caller caller, List<ModelEntry> models) {
    Set<String> names = models.stream().map(ModelEntry::name).collect(Collectors.toSet());
    Map<Version, List<ModelUse>> uses = new HashMap<>();
    Map<String, Optional<String>> unpinned = new HashMap<>();
    for (NamedModel named : lookup.namedModels(names, MOST)) {
      if (!access.roles(caller, named.project()).isEmpty()) {
        version(named, unpinned)
            .map(version -> new Version(named.model(), version))
            .ifPresent(
                used -> uses.computeIfAbsent(used, key -> new ArrayList<>()).add(use(named)));
      }
    }
    return models.stream()
        .map(model -> model.usedIn(uses.getOrDefault(version(model), List.of())))
        .toList();
  }

  /** The same for one. */
  ModelEntry in(Caller caller, ModelEntry model) {
    return in(caller, List.of(model)).get(0);
  }

  private static Version version(ModelEntry model) {
    return new Version(model.name(), model.version());
  }

  private static ModelUse use(NamedModel named) {
    return new ModelUse(
        named.project(), named.projectName(), named.policyVersion(), named.version() != null);
  }

  private Optional<String> version(NamedModel named, Map<String, Optional<String>> unpinned) {
    return named.version() != null
        ? Optional.of(named.version())
        : unpinned.computeIfAbsent(
            named.model(),
            model ->
                lookup
                    .usedModel(new PreLabelPolicy(model, null, 0, 0, 0))
                    .map(ModelEntry::version));
  }
}
