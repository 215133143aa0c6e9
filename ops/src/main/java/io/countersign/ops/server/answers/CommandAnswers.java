package io.countersign.ops.server.answers;

import io.countersign.engine.log.Commands;
import io.countersign.engine.log.StoredResponse;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a request asks for as one transaction, once for each {@code Idempotency-Key}: its
 * answer is kept in that transaction, and given again to whoever repeats the request.
 */
@Component
public final class CommandAnswers {
  /** The header that tells a repeated request. */
  public static final String HEADER = "Idempotency-Key";

  public static final int LONGEST_KEY = 200;

  private final Commands commands;
  private final JsonMapper json;

  CommandAnswers(Commands commands, JsonMapper json) {
    this.commands = commands;
    this.json = json;
  }

  /** Work inside the transaction that gives the body of the answer; {@code null} for none. */
  public interface Work<T> {
    @Nullable T answer();
  }

  /** Runs {@code work}, and answers with {@code status}, or with 204 where it gives nothing. */
  public <T> ResponseEntity<IdempotentResponse<T>> answer(
      Caller caller, HttpServletRequest request, @Nullable Object body, int status, Work<T> work) {
    String key = request.getHeader(HEADER);
    Supplier<StoredResponse> answering = () -> stored(status, work.answer());
    if (key == null || request.getMethod().equals("GET")) {
      return entity(commands.<StoredResponse>execute(caller.id(), answering).result());
    }
    requireKey(key);
    byte[] hash = hash(request, body == null ? "" : json.writeValueAsString(body));
    return entity(commands.executeOnce(caller.id(), key, hash, answering).result());
  }

  /**
   * Runs {@code work}, which stores nothing or may be done twice, outside of any transaction. Of
   * several at once the first answer under a key is everybody's.
   */
  public <T> ResponseEntity<IdempotentResponse<T>> answerOutside(
      Caller caller,
      HttpServletRequest request,
      @Nullable Object body,
      int status,
      Supplier<T> work) {
    if (isAnswered(caller, request)) {
      return answerAgain(caller, request, body);
    }
    T given = work.get();
    return answer(caller, request, body, status, () -> given);
  }

  /** Whether the request's key has an answer; to be given by {@link #answerAgain}. */
  public boolean isAnswered(Caller caller, HttpServletRequest request) {
    String key = request.getHeader(HEADER);
    return key != null && commands.isAnswered(caller.id(), key);
  }

  /**
   * Gives the answer that the request's key has.
   *
   * @throws CommandRefused {@code IDEMPOTENCY_KEY_REUSED} if it was of another request
   */
  public <T> ResponseEntity<IdempotentResponse<T>> answerAgain(
      Caller caller, HttpServletRequest request, @Nullable Object body) {
    return answer(
        caller,
        request,
        body,
        200,
        () -> {
          throw new CommandRefused(
              Refusal.CONCURRENT_CHANGE, "The stored response has expired; send the request again");
        });
  }

  /**
   * Does one part of what a request asks for, outside of any transaction of the others. Once it was
   * done under the request's key it is not done again, also where the request as a whole was never
   * answered.
   *
   * @param name of the part, which no other of the request has
   * @param type of the result
   */
  public <T> T part(
      Caller caller,
      HttpServletRequest request,
      String name,
      Object body,
      Class<T> type,
      Supplier<T> work) {
    String key = request.getHeader(HEADER);
    if (key == null) {
      return commands.execute(caller.id(), work).result();
    }
    requireKey(key);
    StoredResponse stored =
        commands
            .executeOnce(
                caller.id(),
                key + " " + name,
                hash(request, json.writeValueAsString(body)),
                () -> stored(200, work.get()))
            .result();
    return json.readValue(stored.body(), type);
  }

  /**
   * As {@link #answer}, for a response that holds a secret: it is stored encrypted with the key,
   * and of the key only a hash.
   */
  public <T> ResponseEntity<IdempotentResponse<T>> answerSecret(
      Caller caller, HttpServletRequest request, Object body, int status, Work<T> work) {
    String key = request.getHeader(HEADER);
    if (key == null) {
      return answer(caller, request, body, status, work);
    }
    requireKey(key);
    EncryptedResponse response = new EncryptedResponse(key);
    StoredResponse stored =
        commands
            .executeOnce(
                caller.id(),
                response.storedKey(),
                hash(request, json.writeValueAsString(body)),
                () -> response.encrypt(stored(status, work.answer())))
            .result();
    return entity(response.decrypt(stored));
  }

  /** Inside the work: lets everything follow, and gives the position that the answer includes. */
  public long position() {
    return commands.flush();
  }

  private StoredResponse stored(int status, @Nullable Object answer) {
    return answer == null
        ? new StoredResponse(204, "")
        : new StoredResponse(status, json.writeValueAsString(answer));
  }

  private static <T> ResponseEntity<IdempotentResponse<T>> entity(StoredResponse answer) {
    ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
    if (answer.body().isEmpty()) {
      return response.build();
    }
    return response
        .contentType(MediaType.APPLICATION_JSON)
        .body(new IdempotentResponse<>(answer.body()));
  }

  private static void requireKey(String key) {
    boolean plain = key.chars().allMatch(c -> c > ' ' && c < 127);
    if (key.isEmpty() || key.length() > LONGEST_KEY || !plain) {
      throw RequestRefused.parameter(
          HEADER, "Expected an Idempotency-Key of 1 to " + LONGEST_KEY + " plain characters");
    }
  }

  private static byte[] hash(HttpServletRequest request, String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {
            request.getMethod(),
            request.getRequestURI(),
            String.valueOf(request.getQueryString()),
            String.valueOf(request.getHeader("If-Match")),
            body
          }) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
