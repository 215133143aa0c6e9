package io.countersign.ops.server.security.people;

import org.jspecify.annotations.Nullable;

/**
 * Who an identity provider says is calling.
 *
 * @param issuer the provider
 * @param subject never changes and is never given to anybody else by this issuer
 * @param name they would have here; may change, so nobody is known by it
 */
public record Identity(String issuer, String subject, @Nullable String name) {}
