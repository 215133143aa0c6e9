package io.countersign.ops.server.security.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.stores.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OpenIdSettingsTest {
  private static final String ISSUER = "countersign.oidc.issuer";
  private static final String AUDIENCE = "countersign.oidc.audience";

  private static StandardEnvironment environment(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    return environment;
  }

  @Test
  void isOffWithoutAnIssuer() {
    assertThat(OpenIdSettings.of(environment(Map.of()))).isEmpty();
    assertThat(OpenIdSettings.of(environment(Map.of(ISSUER, " ", AUDIENCE, "a")))).isEmpty();
  }

  @Test
  void isReadFromTheEnvironment() {
    StandardEnvironment environment = environment(Map.of());
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "variables",
                Map.of(
                    "COUNTERSIGN_OIDC_ISSUER", "https://example.org/",
                    "COUNTERSIGN_OIDC_AUDIENCE", "countersign",
                    "COUNTERSIGN_OIDC_NAME_CLAIM", "email")));
    assertThat(OpenIdSettings.of(environment))
        .hasValue(new OpenIdSettings("https://example.org/", "countersign", "email"));
  }

  @Test
  void refusesAnIssuerWithoutAnAudience() {
    assertThatThrownBy(() -> OpenIdSettings.of(environment(Map.of(ISSUER, "https://example.org"))))
        .isInstanceOf(CannotStart.class);
  }

  @Test
  void refusesAnIssuerThatAnybodyOnTheWayCanSpeakFor() {
    assertThatThrownBy(
            () ->
                OpenIdSettings.of(environment(Map.of(ISSUER, "http://example.org", AUDIENCE, "a"))))
        .isInstanceOf(CannotStart.class);
  }
}
