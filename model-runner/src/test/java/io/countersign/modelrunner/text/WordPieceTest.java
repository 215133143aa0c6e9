package io.countersign.modelrunner.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected numbers are those of Hugging Face tokenizers with the same vocabulary. */
class WordPieceTest {
  private static final WordPiece UNCASED = SentenceEmbedding.wordPiece();

  static Stream<Arguments> texts() {
    return Stream.of(
        text("Hello, world!", 7592, 1010, 2088, 999),
        text("Ünïcödé résumé naïve", 27260, 13746, 15743),
        text("unaffable tokenization", 14477, 20961, 3468, 19204, 3989),
        text("价格是 25.00€ today", 100, 100, 100, 2423, 1012, 4002, 30102, 2651),
        text("don't stop--now", 2123, 1005, 1056, 2644, 1011, 1011, 2085),
        text("a\u00a0b\tc\nd", 1037, 1038, 1039, 1040),
        text("\u200bzero\u0000width\ufffd", 5717, 9148, 11927, 2232),
        text("x".repeat(101) + " ok", 100, 7929),
        text("\uD83D\uDE42 emoji", 100, 7861, 29147, 2072),
        text("İstanbul ẞ ΑΒΓς", 9960, 1096, 1155, 29720, 29721, 19579),
        text(
            "café—bar “quoted” ½ № 3\u2028x",
            7668,
            1517,
            3347,
            1523,
            9339,
            1524,
            1092,
            1578,
            1017,
            1060),
        text("日本語テキスト、です。", 1864, 1876, 1950, 1713, 30227, 30233, 30240, 1635, 1665, 30184, 1636),
        text(
            "한국어 문장", 1469, 30006, 30021, 29991, 30014, 30020, 29999, 30008, 1459, 30014, 30021,
            30000, 30006, 30025),
        text("a\u0301e\u0308 x\u00adsoft\u2060join", 29347, 1060, 6499, 6199, 5558, 2378),
        text(""));
  }

  private static Arguments text(String text, int... tokens) {
    return Arguments.of(text, tokens);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void splitsAsTheOriginalDoes(String text, int[] tokens) {
    int[] expected = new int[tokens.length + 2];
    System.arraycopy(tokens, 0, expected, 1, tokens.length);
    expected[0] = 101;
    expected[expected.length - 1] = 102;
    assertThat(UNCASED.encode(text, 128)).containsExactly(expected);
  }

  @Test
  void cutsALongTextAndStillEndsIt() {
    int[] tokens = UNCASED.encode("word ".repeat(1_000_000), 128);

    assertThat(tokens).hasSize(128).endsWith(2773, 102);
  }

  @Test
  void readsATextWithoutSpacesToTheEnd() {
    assertThat(UNCASED.encode("語".repeat(450) + "x", 512)).hasSize(453).endsWith(1060, 102);
  }

  @Test
  void keepsCapitalsAndAccentsWhereTheModelKnowsThem() {
    byte[] lines = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nÉté\nete\n".getBytes(StandardCharsets.UTF_8);
    WordPiece cased = new WordPiece(Vocabulary.ofLines(lines).orElseThrow(), false);

    assertThat(cased.encode("Été ete ETE", 16)).containsExactly(2, 4, 5, 1, 3);
  }

  @Test
  void refusesAVocabularyWithoutTheSpecialTokens() {
    assertThat(Vocabulary.ofLines("[PAD]\n[UNK]\ncat".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
