package io.countersign.ops.server.security.credentials;

import io.countersign.engine.project.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program's token, as a list shows it: never the secret. */
public record ProgramToken(
    String id,
    String name,
    String prefix,
    @Nullable Role role,
    Instant createdAt,
    @Nullable Instant expires) {}
