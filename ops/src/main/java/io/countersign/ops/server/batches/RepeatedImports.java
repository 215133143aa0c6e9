package io.countersign.ops.server.batches;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.imports.ImportAnswer;
import io.countersign.ops.server.imports.ImportFile;
import io.countersign.ops.server.security.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Imports under an {@code Idempotency-Key}: one that ended is answered as it was, once its body was
 * seen to be the same, and imports nothing. One that was cut off has no answer yet, and goes on.
 */
@Component
final class RepeatedImports {
  private static final int ACCEPTED = 202;

  private final CommandAnswers answers;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  RepeatedImports(CommandAnswers answers) {
    this.answers = answers;
  }

  /** An import of a body. */
  interface Reading {
    ImportAnswer read(InputStream body) throws IOException;
  }

  /** An import of what is there already. */
  interface Work {
    ImportAnswer run() throws IOException;
  }

  /**
   * Imports the body of a request as it streams in.
   *
   * @throws RequestRefused {@code OPERATION_RUNNING} while another with the same key does
   */
  ResponseEntity<IdempotentResponse<ImportAnswer>> stream(
      Caller caller, HttpServletRequest request, Reading reading) throws IOException {
    DigestInputStream body = new DigestInputStream(request.getInputStream(), sha256());
    if (answers.isAnswered(caller, request)) {
      return answers.answerAgain(caller, request, digest(body));
    }
    return alone(
        caller,
        request,
        () -> {
          ImportAnswer answer = reading.read(body);
          return answers.answer(caller, request, digest(body), ACCEPTED, () -> answer);
        });
  }

  /** Imports files that have been received. */
  ResponseEntity<IdempotentResponse<ImportAnswer>> files(
      Caller caller, HttpServletRequest request, List<ImportFile> files, Work work)
      throws IOException {
    String digest = request.getHeader(CommandAnswers.HEADER) == null ? "" : digest(files);
    if (answers.isAnswered(caller, request)) {
      return answers.answerAgain(caller, request, digest);
    }
    return alone(
        caller,
        request,
        () -> {
          ImportAnswer answer = work.run();
          return answers.answer(caller, request, digest, ACCEPTED, () -> answer);
        });
  }

  private interface Answering {
    ResponseEntity<IdempotentResponse<ImportAnswer>> answer() throws IOException;
  }

  private ResponseEntity<IdempotentResponse<ImportAnswer>> alone(
      Caller caller, HttpServletRequest request, Answering answering) throws IOException {
    String key = request.getHeader(CommandAnswers.HEADER);
    if (key == null) {
      return answering.answer();
    }
    String place = caller.person() + " " + key;
    if (!underWay.add(place)) {
      throw new RequestRefused(
          ProblemCode.OPERATION_RUNNING,
          "An import with the same key is running; send it again once that has ended");
    }
    try {
      return answering.answer();
    } finally {
      underWay.remove(place);
    }
  }

  /** Of all that comes, also of what an import has left unread. */
  private static String digest(DigestInputStream body) throws IOException {
    body.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(body.getMessageDigest().digest());
  }

  private static String digest(List<ImportFile> files) throws IOException {
    MessageDigest digest = sha256();
    for (ImportFile file : files) {
      digest.update(file.name().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      try (DigestInputStream content = new DigestInputStream(file.open(), digest)) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
