package io.countersign.ops;

import io.countersign.ops.cli.CommandLineInterface;

/** The one entry point of the command line. */
public final class Countersign {
  private Countersign() {}

  public static void main(String[] arguments) {
    System.exit(CommandLineInterface.run(arguments));
  }
}
