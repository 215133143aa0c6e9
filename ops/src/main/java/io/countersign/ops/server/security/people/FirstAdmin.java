package io.countersign.ops.server.security.people;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.FirstStart;
import io.countersign.ops.stores.CannotStart;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds the person {@code admin} where nobody is there yet, with a given password or a made one. */
public final class FirstAdmin implements FirstStart {
  private static final int RANDOM_BYTES = 15;

  private final Optional<String> made;

  public FirstAdmin(People people, @Nullable String given) {
    made = people.none() ? create(people, given) : Optional.empty();
  }

  private static Optional<String> create(People people, @Nullable String given) {
    String password = given == null || given.isBlank() ? random() : given;
    try {
      people.create("admin", password, true);
    } catch (CommandRefused refused) {
      if (refused.refusal() == Refusal.ALREADY_EXISTS) {
        return Optional.empty(); // another node was first
      }
      throw new CannotStart("COUNTERSIGN_ADMIN_PASSWORD: " + refused.getMessage(), refused);
    }
    return password.equals(given) ? Optional.empty() : Optional.of(password);
  }

  private static String random() {
    byte[] noise = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(noise);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
  }

  @Override
  public Optional<String> adminPassword() {
    return made;
  }
}
