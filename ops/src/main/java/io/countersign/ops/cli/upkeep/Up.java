package io.countersign.ops.cli.upkeep;

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
    Server running = Server.start(server.settings(address, port));
    CountDownLatch stopped = stopWithTheProcess(running, err);
    running
        .adminPassword()
        .ifPresent(password -> err.println("Password of admin, shown only once: " + password));
    err.println("Ready: " + running.url());
    stopped.await();
    return 0;
  }

  /** The process ends when the hook does, so the hook waits for the requests in flight. */
  private static CountDownLatch stopWithTheProcess(Server running, PrintWriter err) {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              err.println("Stopping …");
              running.close();
              err.println("Stopped");
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return stopped;
  }
}
