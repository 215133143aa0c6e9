package io.countersign.ops.cli.upkeep;

import io.countersign.ops.server.ClosedOnExit;
import io.countersign.ops.server.Server;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the server and keeps it running until it is told to stop. */
@Command(name = "up", description = "Start the server.", mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to listen on; 0 picks a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on; 0.0.0.0 accepts other machines, too (default: ${DEFAULT-VALUE}).")
  private String address;

  @Mixin private ServerOptions server;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    err.println("Starting on " + address + " …");
    CountDownLatch stopped = new CountDownLatch(1);
    Server running =
        ClosedOnExit.start(
            () -> Server.start(server.settings(address, port)),
            started -> {
              stop(started, err);
              stopped.countDown();
            });
    running
        .adminPassword()
        .ifPresent(password -> err.println("Password of admin, shown only once: " + password));
    err.println("Ready: " + running.url());
    stopped.await();
    return 0;
  }

  /** The process ends after this, which waits for the requests in flight. */
  private static void stop(Server running, PrintWriter err) {
    err.println("Stopping …");
    running.close();
    err.println("Stopped");
  }
}
