package io.countersign.ops.server.security.access;

import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param person their id, as events name it
 * @param name they log in with
 * @param admin whether they run the installation
 * @param onlyRole the one role that their token is for; {@code null} for all that they hold
 * @param until when their token ends; {@code null} if it does not, or they came without one
 */
public record Caller(
    String person, String name, boolean admin, @Nullable Role onlyRole, @Nullable Instant until)
    implements Serializable {

  /** Somebody who came as themselves, with all that they hold. */
  public Caller(String person, String name, boolean admin) {
    this(person, name, admin, null, null);
  }

  public UserId id() {
    return new UserId(person);
  }

  /** Whether they may run the installation with what they logged in with. */
  public boolean runsInstallation() {
    return admin && (onlyRole == null || onlyRole == Role.ADMIN);
  }
}
