package io.countersign.bench.server;

import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.TemporaryFolder;
import java.util.function.BiFunction;

/** A server of its own with one project of texts, gone once it is closed. */
final class TextServer implements AutoCloseable {
  private final TemporaryFolder folder;
  private final ServerProcess process;
  private final TextProject project;
  private int people;

  private TextServer(TemporaryFolder folder, ServerProcess process, TextProject project) {
    this.folder = folder;
    this.process = process;
    this.project = project;
  }

  /** Starts it with a project that {@code maker} makes as the admin. */
  static TextServer start(
      BiFunction<CountersignClient, String, TextProject> maker, String... jvmOptions)
      throws InterruptedException {
    TemporaryFolder folder = TemporaryFolder.make("bench");
    try {
      ServerProcess process = ServerProcess.start(folder.path(), jvmOptions);
      return new TextServer(folder, process, maker.apply(process.admin(), "texts"));
    } catch (IllegalStateException e) {
      folder.close();
      throw e;
    }
  }

  TextProject project() {
    return project;
  }

  CountersignClient admin() {
    return project.admin();
  }

  /** The path of something of the project. */
  String path(String below) {
    return project.path(below);
  }

  CountersignClient hire(String role) {
    people++;
    return project.hire(process.client(), role, people);
  }

  @Override
  public void close() {
    process.close();
    folder.close();
  }
}
