package io.countersign.ops.contract.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The server's answer that it did not do what was asked; the message is one line. */
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_ERRORS = 3;

  private final int status;
  private final String code;

  private ApiProblem(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Reads {@code application/problem+json}; any other body is left out. */
  static ApiProblem of(int status, @Nullable JsonNode body) {
    if (body == null || !body.path("code").isString()) {
      return new ApiProblem(status, "HTTP_" + status, "HTTP_" + status + ": " + meaning(status));
    }
    String code = body.path("code").asString();
    StringBuilder message = new StringBuilder(code);
    message.append(": ").append(oneLine(body.path("detail").asString("")));
    fields(body).forEach(field -> message.append("; ").append(field));
    if (body.path("id").isString()) {
      message.append(" (id ").append(body.path("id").asString()).append(')');
    }
    return new ApiProblem(status, code, message.toString());
  }

  public int status() {
    return status;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  private static List<String> fields(JsonNode body) {
    List<String> fields = new ArrayList<>();
    for (JsonNode error : body.path("errors")) {
      fields.add(
          oneLine(error.path("path").asString("") + " " + error.path("detail").asString("")));
    }
    return fields.size() <= SHOWN_ERRORS
        ? fields
        : List.of(
            String.join("; ", fields.subList(0, SHOWN_ERRORS)),
            "and " + (fields.size() - SHOWN_ERRORS) + " more");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401 -> "not signed in";
      case 403 -> "not allowed";
      case 404 -> "not found; is this the address of a Countersign server?";
      default -> "no reason given";
    };
  }
}
