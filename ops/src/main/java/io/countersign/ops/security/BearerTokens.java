package io.countersign.ops.security;

import io.countersign.ops.problem.RequestRefused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is calling, by a program token or, where there is one, by the identity provider's word. */
final class BearerTokens {
  private final Tokens tokens;
  private final People people;
  private final @Nullable IdentityProvider provider;

  BearerTokens(Tokens tokens, People people, @Nullable IdentityProvider provider) {
    this.tokens = tokens;
    this.people = people;
    this.provider = provider;
  }

  /**
   * The caller, if the token is good; whom the provider names for the first time becomes a person.
   *
   * @throws RequestRefused if the provider's token is not good, the provider is away, or the name
   *     of a new person is taken
   */
  Optional<Caller> caller(String token) {
    if (provider == null || Tokens.isOne(token)) {
      return tokens.caller(token);
    }
    Person person = people.named(provider.identity(token));
    return Optional.of(new Caller(person.id().value(), person.name(), person.admin(), null));
  }
}
