package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is shipped; the other tests hash passwords faster. */
class PasswordHashTest {
  @Test
  void passwordsAreHashedSlowly() {
    assertThat(new SecurityConfiguration().passwordEncoder().encode("a long enough password"))
        .startsWith("$2a$10$");
  }
}
