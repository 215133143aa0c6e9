package io.countersign.ops;

import io.countersign.modelrunner.process.ModelProcess;
import io.countersign.ops.cli.CommandLineInterface;
import java.io.IOException;
import java.util.Arrays;

/** The one entry point of the command line. */
public final class Countersign {
  private Countersign() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && arguments[0].equals(ModelProcess.NAME)) {
      ModelProcess.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    System.exit(CommandLineInterface.run(arguments));
  }
}
