package io.countersign.ops.server.security.credentials;

import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller who has proved who they are. */
public final class CallerAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final Caller caller;
  private final transient Proof proof;

  CallerAuthentication(Caller caller, Proof proof) {
    super(List.of());
    this.caller = caller;
    this.proof = proof;
    setAuthenticated(true);
  }

  @Override
  public Proof getCredentials() {
    return proof;
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  @Override
  public String getName() {
    return caller.person();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallerAuthentication that && caller.equals(that.caller);
  }

  @Override
  public int hashCode() {
    return caller.hashCode();
  }
}
