package io.countersign.ops.server.security.people;

import io.countersign.engine.project.UserId;
import java.time.Instant;

/** A person, as a list shows them. */
public record Person(UserId id, String name, boolean admin, boolean active, Instant createdAt) {}
