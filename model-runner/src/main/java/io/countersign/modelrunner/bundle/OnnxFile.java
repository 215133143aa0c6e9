package io.countersign.modelrunner.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks into a model file, before any runtime loads it, for what would reach outside of it: tensors
 * kept in other files, and operators that only a foreign library could carry out.
 *
 * <p>Reads the protobuf wire form with the field numbers of onnx.proto (onnx/onnx, IR version 11)
 * and skips over everything else, so it needs no memory of its own.
 */
final class OnnxFile {
  /** Operators may be from these domains, or be functions that the model defines itself. */
  private static final Set<String> STANDARD_DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml");

  private static final int MAX_DEPTH = 64;

  /** A message of onnx.proto, with the fields that lead on, by number. */
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    SPARSE_TENSOR,
    FUNCTION,
    TRAINING;

    Map<Integer, Message> children() {
      return switch (this) {
        case MODEL -> Map.of(7, GRAPH, 20, TRAINING, 25, FUNCTION);
        case GRAPH -> Map.of(1, NODE, 5, TENSOR, 15, SPARSE_TENSOR);
        case NODE -> Map.of(5, ATTRIBUTE);
        case ATTRIBUTE ->
            Map.of(
                5, TENSOR, 6, GRAPH, 10, TENSOR, 11, GRAPH, 22, SPARSE_TENSOR, 23, SPARSE_TENSOR);
        case SPARSE_TENSOR -> Map.of(1, TENSOR, 2, TENSOR);
        case FUNCTION -> Map.of(7, NODE, 11, ATTRIBUTE);
        case TRAINING -> Map.of(1, GRAPH, 2, GRAPH);
        case TENSOR -> Map.of();
      };
    }
  }

  private static final int NODE_OPERATOR = 4;
  private static final int NODE_DOMAIN = 7;
  private static final int FUNCTION_NAME = 1;
  private static final int FUNCTION_DOMAIN = 10;
  private static final int TENSOR_EXTERNAL_DATA = 13;
  private static final int TENSOR_DATA_LOCATION = 14;

  private final Set<Operator> used = new LinkedHashSet<>();
  private final Set<Operator> defined = new LinkedHashSet<>();
  private boolean externalData;
  private int graphs;

  private OnnxFile() {}

  /** What is wrong with it, for people; empty if nothing is. */
  static List<String> problems(byte[] model) {
    OnnxFile file = new OnnxFile();
    try {
      file.walk(ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN), Message.MODEL, 0);
    } catch (MalformedException e) {
      return List.of("it is not an ONNX file: " + e.getMessage());
    }
    return file.findings();
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    if (graphs == 0) {
      findings.add("it is not an ONNX file: it has no graph");
    }
    if (externalData) {
      findings.add("it keeps data in other files");
    }
    used.stream()
        .filter(operator -> !STANDARD_DOMAINS.contains(operator.domain()))
        .filter(operator -> !defined.contains(operator))
        .limit(20)
        .forEach(operator -> findings.add("it needs the custom operator " + operator));
    return findings;
  }

  private void walk(ByteBuffer bytes, Message message, int depth) {
    if (depth > MAX_DEPTH) {
      throw new MalformedException("it is nested too deeply");
    }
    String name = "";
    String domain = "";
    while (bytes.hasRemaining()) {
      long key = varint(bytes);
      int field = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case 0 -> scalar(message, field, varint(bytes));
        case 1 -> skip(bytes, Long.BYTES);
        case 2 -> {
          ByteBuffer value = slice(bytes);
          name = isName(message, field) ? text(value) : name;
          domain = isDomain(message, field) ? text(value) : domain;
          nested(message, field, value, depth);
        }
        case 5 -> skip(bytes, Integer.BYTES);
        default -> throw new MalformedException("a field of an unknown form");
      }
    }
    finished(message, new Operator(domain, name));
  }

  private void scalar(Message message, int field, long value) {
    externalData |= message == Message.TENSOR && field == TENSOR_DATA_LOCATION && value != 0;
  }

  private void nested(Message message, int field, ByteBuffer value, int depth) {
    externalData |= message == Message.TENSOR && field == TENSOR_EXTERNAL_DATA;
    Message child = message.children().get(field);
    if (child != null) {
      walk(value, child, depth + 1);
    }
  }

  private void finished(Message message, Operator operator) {
    if (message == Message.NODE) {
      used.add(operator);
    } else if (message == Message.FUNCTION) {
      defined.add(operator);
    } else if (message == Message.GRAPH) {
      graphs++;
    }
  }

  private static boolean isName(Message message, int field) {
    return (message == Message.NODE && field == NODE_OPERATOR)
        || (message == Message.FUNCTION && field == FUNCTION_NAME);
  }

  private static boolean isDomain(Message message, int field) {
    return (message == Message.NODE && field == NODE_DOMAIN)
        || (message == Message.FUNCTION && field == FUNCTION_DOMAIN);
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  private static ByteBuffer slice(ByteBuffer bytes) {
    long length = varint(bytes);
    if (length < 0 || length > bytes.remaining()) {
      throw new MalformedException("it is cut off");
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private static void skip(ByteBuffer bytes, int count) {
    if (count > bytes.remaining()) {
      throw new MalformedException("it is cut off");
    }
    bytes.position(bytes.position() + count);
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!bytes.hasRemaining()) {
        throw new MalformedException("it is cut off");
      }
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedException("a number is too long");
  }

  private record Operator(String domain, String name) {
    @Override
    public String toString() {
      return domain + "." + name;
    }
  }

  private static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message, null, false, false);
    }
  }
}
