package io.countersign.modelrunner.process;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Answer;
import io.countersign.modelrunner.Content;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes that go through the pipes between this process and that of a model. */
final class Wire {
  private static final int STARTED = 0;
  private static final int READY = 1;
  private static final int REFUSED = 2;
  private static final int ANSWERED = 3;
  private static final int OUT_OF_MEMORY = 4;
  private static final int FAILED = -1;

  /** Most of anything: of answers, of the numbers of one, of the bytes of a text. */
  private static final int MOST = 1 << 24;

  private Wire() {}

  static void writeContents(DataOutputStream out, List<Content> contents) throws IOException {
    out.writeInt(contents.size());
    for (Content content : contents) {
      writeText(out, content.mediaType());
      out.writeInt(content.bytes().length);
      out.write(content.bytes());
    }
    out.flush();
  }

  static List<Content> readContents(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String mediaType = readText(in);
      contents.add(new Content(mediaType, in.readNBytes(in.readInt())));
    }
    return contents;
  }

  static void writeReply(DataOutputStream out, Reply reply) throws IOException {
    if (reply instanceof Reply.Answered answered) {
      out.writeByte(ANSWERED);
      writeAnswers(out, answered.answers());
    } else if (reply instanceof Reply.Refused refused) {
      out.writeByte(REFUSED);
      writeRefusal(out, refused.refusal());
    } else {
      out.writeByte(kind(reply));
    }
    out.flush();
  }

  private static int kind(Reply empty) {
    if (empty instanceof Reply.Started) {
      return STARTED;
    }
    return empty instanceof Reply.Ready ? READY : OUT_OF_MEMORY;
  }

  static Reply readReply(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case STARTED -> new Reply.Started();
      case READY -> new Reply.Ready();
      case REFUSED -> new Reply.Refused(readRefusal(in));
      case ANSWERED -> new Reply.Answered(readAnswers(in));
      case OUT_OF_MEMORY -> new Reply.OutOfMemory();
      default -> throw new IOException("Expected a reply, but got " + kind);
    };
  }

  private static void writeAnswers(DataOutputStream out, List<Answer> answers) throws IOException {
    out.writeInt(answers.size());
    for (Answer answer : answers) {
      String failure = answer.failure();
      if (failure != null) {
        out.writeInt(FAILED);
        writeText(out, failure);
      } else {
        out.writeInt(answer.values().length);
        for (float value : answer.values()) {
          out.writeFloat(value);
        }
      }
    }
  }

  private static List<Answer> readAnswers(DataInputStream in) throws IOException {
    int count = readCount(in);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(readAnswer(in));
    }
    return answers;
  }

  private static Answer readAnswer(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == FAILED) {
      return Answer.failed(readText(in));
    }
    float[] values = new float[bounded(length)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return Answer.of(values);
  }

  private static void writeRefusal(DataOutputStream out, CommandRefused refused)
      throws IOException {
    writeText(out, refused.refusal().name());
    writeText(out, String.valueOf(refused.getMessage()));
    out.writeInt(refused.errors().size());
    for (FieldError error : refused.errors()) {
      writeText(out, error.path());
      writeText(out, error.code());
      writeText(out, error.detail());
    }
  }

  private static CommandRefused readRefusal(DataInputStream in) throws IOException {
    Refusal refusal = Refusal.valueOf(readText(in));
    String message = readText(in);
    int count = readCount(in);
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      errors.add(new FieldError(readText(in), readText(in), readText(in)));
    }
    return new CommandRefused(refusal, message, errors);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(readCount(in)), StandardCharsets.UTF_8);
  }

  private static int readCount(DataInputStream in) throws IOException {
    return bounded(in.readInt());
  }

  private static int bounded(int count) throws IOException {
    if (count < 0 || count > MOST) {
      throw new IOException("Expected at most %d, but got %d".formatted(MOST, count));
    }
    return count;
  }
}
