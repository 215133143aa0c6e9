package io.countersign.ops.server.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** What a browser may do with an answer. Who answers may have set a policy that fits better. */
final class BrowserHeaders {
  /** Answers of the interface and files are no pages: nothing is to be run in them. */
  private static final String NO_PAGE =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private static final String SWAGGER =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self'; connect-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final String PERMISSIONS =
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

  private BrowserHeaders() {}

  static void write(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .addHeaderWriter(
            new DelegatingRequestMatcherHeaderWriter(
                PathPatternRequestMatcher.pathPattern("/swagger-ui/**"),
                new ContentSecurityPolicyHeaderWriter(SWAGGER)))
        .addHeaderWriter(new ContentSecurityPolicyHeaderWriter(NO_PAGE))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(from -> from.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
