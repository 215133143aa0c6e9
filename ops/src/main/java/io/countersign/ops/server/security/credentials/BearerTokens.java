package io.countersign.ops.server.security.credentials;

import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.people.People;
import io.countersign.ops.server.security.people.Person;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import io.countersign.ops.server.security.signon.IdentityProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is calling, by a program token or, where there is one, by the identity provider's word. */
public final class BearerTokens {
  private final Tokens tokens;
  private final People people;
  private final AccessRecord record;
  private final @Nullable IdentityProvider provider;

  public BearerTokens(
      Tokens tokens, People people, AccessRecord record, @Nullable IdentityProvider provider) {
    this.tokens = tokens;
    this.people = people;
    this.record = record;
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
    record.noteToday(AccessKind.LOGGED_IN, person.id(), "provider", "identity provider");
    return Optional.of(new Caller(person.id().value(), person.name(), person.admin()));
  }
}
