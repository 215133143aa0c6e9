package io.countersign.projections.fold;

import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.project.ProjectId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the policies of rows in the streams of their projects; those used last are kept. */
public final class RowPolicies {
  private static final int KEPT = 100;

  private final Function<Collection<String>, List<RecordedEvent>> streams;
  private final Map<ProjectId, Map<Integer, Policy>> known = new LinkedHashMap<>(16, 0.75f, true);

  public RowPolicies(Function<Collection<String>, List<RecordedEvent>> streams) {
    this.streams = streams;
  }

  /**
   * The policy of this version.
   *
   * @throws IllegalStateException if the log does not hold it, or it can't be read
   * @throws LogUnread if the log can't be read now
   */
  public Policy of(ProjectId project, int version) {
    Map<Integer, Policy> versions = known.computeIfAbsent(project, any -> new HashMap<>());
    if (!versions.containsKey(version)) {
      stream(project).forEach(event -> keep(event, versions));
      trim();
    }
    Policy policy = versions.get(version);
    if (policy == null) {
      throw new IllegalStateException(
          "Expected policy %d of project %s, but it can't be read".formatted(version, project));
    }
    return policy;
  }

  private List<RecordedEvent> stream(ProjectId project) {
    try {
      return streams.apply(List.of(project.toString()));
    } catch (RuntimeException failure) {
      throw new LogUnread(failure);
    }
  }

  private static void keep(RecordedEvent event, Map<Integer, Policy> versions) {
    if (event.payload() instanceof ProjectCreated created) {
      versions.put(1, created.policy());
    } else if (event.payload() instanceof ProjectPolicyChanged changed) {
      versions.put(changed.policyVersion(), changed.policy());
    }
  }

  private void trim() {
    if (known.size() > KEPT) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
