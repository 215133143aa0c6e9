package io.countersign.engine.log;

import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds policies in the projects' streams, and remembers them: a version never changes. */
final class StreamPolicies implements Policies {
  /** How many policies are remembered. */
  static final int REMEMBERED = 1_000;

  private record Key(ProjectId projectId, int version) {}

  private final EventTable table;
  private final CommandEventStore store;
  private final Remembered remembered = new Remembered();

  StreamPolicies(EventTable table, CommandEventStore store) {
    this.table = table;
    this.store = store;
  }

  @Override
  public Policy policy(ProjectId projectId, int policyVersion) {
    Key key = new Key(projectId, policyVersion);
    Policy policy = remembered.find(key);
    return policy == null ? read(key) : policy;
  }

  private Policy read(Key key) {
    CommandTransaction transaction = store.current();
    String streamId = key.projectId().toString();
    List<RecordedEvent> stream =
        transaction == null ? table.readStream(streamId, 0) : transaction.stream(streamId);
    for (RecordedEvent event : stream) {
      Policy policy = policyAt(key.version(), event.payload());
      if (policy != null) {
        // One that this transaction published may yet be rolled back.
        if (transaction == null || !transaction.isOwn(event)) {
          remembered.keep(key, policy);
        }
        return policy;
      }
    }
    throw new CommandRefused(
        Refusal.PROJECT_NOT_FOUND,
        "Expected project %s with policy version %d".formatted(streamId, key.version()));
  }

  private static @Nullable Policy policyAt(int version, Object event) {
    if (event instanceof ProjectCreated created && version == 1) {
      return created.policy();
    }
    return event instanceof ProjectPolicyChanged changed && version == changed.policyVersion()
        ? changed.policy()
        : null;
  }

  private static final class Remembered {
    private final Map<Key, Policy> latestUsed = new LinkedHashMap<>(16, 0.75f, true);

    synchronized @Nullable Policy find(Key key) {
      return latestUsed.get(key);
    }

    synchronized void keep(Key key, Policy policy) {
      latestUsed.put(key, policy);
      if (latestUsed.size() > REMEMBERED) {
        latestUsed.remove(latestUsed.keySet().iterator().next());
      }
    }
  }
}
