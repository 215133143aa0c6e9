package io.countersign.ops.server.models;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Sha256;
import io.countersign.modelrunner.process.ModelFailedException;
import io.countersign.modelrunner.process.ModelProcesses;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Takes zipped bundles that somebody brings; until one was tried out, nothing is stored. */
@Component
final class Upload {
  private static final int CREATED = 201;

  private final CommandAnswers answers;
  private final ModelRegistry registry;
  private final ModelStore store;
  private final ModelProcesses processes;
  private final Semaphore places;

  Upload(
      CommandAnswers answers,
      ModelRegistry registry,
      ModelStore store,
      ModelProcesses processes,
      Limits limits) {
    this.answers = answers;
    this.registry = registry;
    this.store = store;
    this.processes = processes;
    this.places = new Semaphore(limits.operations());
  }

  /**
   * Takes the body of the request.
   *
   * @throws CommandRefused {@code MODEL_INVALID}, or {@code ALREADY_EXISTS} for a version that is
   *     there or a name that is somebody else's
   */
  ResponseEntity<IdempotentResponse<ModelEntry>> take(Caller caller, HttpServletRequest request) {
    if (!places.tryAcquire()) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE, "Too many uploads at once; try again later");
    }
    try (Workspace workspace = store.workspace()) {
      Path archive = workspace.folder("bundle.zip");
      receive(request, archive);
      ModelStore.Packed packed = unpack(archive, workspace.folder("bundle"));
      return answers.answer(
          caller,
          request,
          packed.sha256() + Sha256.of(packed.zip()),
          CREATED,
          () -> {
            registry.requireOwnName(caller, packed.bundle().manifest().name());
            return registry.register(packed, null, caller.id());
          });
    } finally {
      places.release();
    }
  }

  private static void receive(HttpServletRequest request, Path archive) {
    try (InputStream body = request.getInputStream()) {
      Files.copy(body, archive);
    } catch (IOException e) {
      throw new RequestRefused(ProblemCode.BODY_CUT_OFF, "The bundle was cut off");
    }
  }

  private void verify(Bundle bundle) {
    try {
      processes.verify(bundle);
    } catch (ModelFailedException failed) {
      String but = String.valueOf(failed.getMessage());
      throw new CommandRefused(
          Refusal.MODEL_INVALID,
          "Expected a model that can be run, but when it was tried out " + but,
          List.of(new FieldError(Bundle.MODEL, "NOT_RUNNABLE", but)));
    }
  }

  private ModelStore.Packed unpack(Path archive, Path folder) {
    try (InputStream zip = Files.newInputStream(archive)) {
      Bundle bundle = Bundle.unzip(zip, folder);
      verify(bundle);
      return ModelStore.pack(bundle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
