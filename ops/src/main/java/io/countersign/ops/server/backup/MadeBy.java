package io.countersign.ops.server.backup;

import java.util.Objects;

/** Who makes backups. */
public final class MadeBy {
  /** The version that the build wrote into the jar. */
  public static final String VERSION =
      Objects.requireNonNullElse(
          MadeBy.class.getPackage().getImplementationVersion(), "development");

  private MadeBy() {}
}
