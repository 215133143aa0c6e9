package io.countersign.ops.cli.terminal;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Where the result goes, and in which form. */
public final class Output {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Output() {}

  public boolean isJson() {
    return json;
  }

  /** The result: the answer itself for programs, the lines for people. */
  public void print(JsonNode answer, String readable) {
    PrintWriter out = out();
    if (json) {
      out.println(answer);
    } else {
      out.print(readable);
    }
    out.flush();
  }

  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** For people, beside the result. */
  public void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
