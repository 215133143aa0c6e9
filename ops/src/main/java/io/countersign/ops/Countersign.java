package io.countersign.ops;

/** The one entry point of the command line. */
public final class Countersign {
  private Countersign() {}

  public static void main(String[] arguments) {}
}
