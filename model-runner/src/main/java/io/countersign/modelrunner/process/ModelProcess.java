package io.countersign.modelrunner.process;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.modelrunner.Answer;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.MemoryExhaustedException;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input.MiniLmText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Function;

/**
 * The process of one model: answers what it is asked on its standard input, and ends when that
 * does, whatever the model is at.
 */
public final class ModelProcess {
  /** Stands before its arguments where the command line starts it. */
  public static final String NAME = "model-process";

  private final Models models;
  private final List<String> subject;
  private final DataOutputStream out;
  private final BlockingQueue<List<Content>> asked = new SynchronousQueue<>();

  private ModelProcess(int threads, List<String> subject, DataOutputStream out) {
    this.models = new Models(1, threads);
    this.subject = List.copyOf(subject);
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param arguments how many threads to run it with, and those of a {@link Subject}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Nothing else may get into what is said.
    System.setOut(System.err);
    List<String> subject = List.of(arguments).subList(1, arguments.length);
    new ModelProcess(Integer.parseInt(arguments[0]), subject, out).run();
  }

  private void run() throws IOException, InterruptedException {
    Thread reader = new Thread(this::read, "model-reader");
    reader.setDaemon(true);
    reader.start();
    Wire.writeReply(out, new Reply.Started());
    try {
      Function<List<Content>, List<Answer>> model = open(subject.get(0), subject.get(1));
      Wire.writeReply(out, new Reply.Ready());
      while (true) {
        Wire.writeReply(out, answer(model, asked.take()));
      }
    } catch (CommandRefused refused) {
      Wire.writeReply(out, new Reply.Refused(refused));
    }
  }

  private Function<List<Content>, List<Answer>> open(String kind, String which) {
    if (kind.equals(Subject.MINILM)) {
      MiniLmText text = new MiniLmText(Integer.parseInt(which));
      return contents -> models.features(text, contents).stream().map(Answer::of).toList();
    }
    Bundle bundle = Bundle.open(Path.of(which));
    models.verify(bundle);
    return contents -> models.answers(bundle, contents);
  }

  private static Reply answer(Function<List<Content>, List<Answer>> model, List<Content> contents) {
    try {
      return new Reply.Answered(model.apply(contents));
    } catch (MemoryExhaustedException exhausted) {
      return new Reply.OutOfMemory();
    }
  }

  /** Nobody is there any more when there is nothing to read. */
  private void read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
      while (true) {
        asked.put(Wire.readContents(in));
      }
    } catch (IOException | InterruptedException ended) {
      Runtime.getRuntime().halt(0);
    }
  }
}
