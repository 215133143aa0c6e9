package io.countersign.modelrunner;

import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.bundle.Input.HogImage;
import io.countersign.modelrunner.bundle.Input.MiniLmText;
import io.countersign.modelrunner.bundle.Input.TensorImage;
import io.countersign.modelrunner.bundle.Input.WordPieceText;
import io.countersign.modelrunner.text.SentenceEmbedding;
import io.countersign.modelrunner.text.Vocabulary;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs bundles over contents. One for a process is enough: it may be used by several threads, each
 * of which runs its own batches, with spare threads where some are free.
 */
public final class Models implements Runner, AutoCloseable {
  private final OpenModels<BundleManifest, OpenModel<?>> open;
  private final SpareThreads spareThreads;
  private @Nullable SentenceEmbedding embedding;

  /**
   * @param maxOpen how many models stay loaded
   * @param threads that run batches of one call at once, the calling one among them
   */
  public Models(int maxOpen, int threads) {
    this.open = new OpenModels<>(maxOpen, OpenModel::close);
    this.spareThreads = new SpareThreads(threads - 1);
  }

  @Override
  public void verify(Bundle bundle) {
    use(bundle, model -> true);
  }

  /**
   * Checks that a project's ontology has any of the options that a model knows.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if not
   */
  public void requireFits(Bundle bundle, Ontology ontology) {
    OptionMapping.of(bundle.manifest(), ontology).requireAny();
  }

  /**
   * What the model proposes for each content, in order; a content that cannot be read fails alone.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if the model cannot be run at all
   */
  public List<Proposal> propose(Bundle bundle, Ontology ontology, List<Content> contents) {
    OptionMapping mapping = OptionMapping.of(bundle.manifest(), ontology);
    return mapping.proposals(answers(bundle, contents));
  }

  /**
   * @throws MemoryExhaustedException if one content alone takes more memory than there is
   */
  @Override
  public List<Answer> answers(Bundle bundle, List<Content> contents) {
    return use(bundle, model -> model.answers(contents));
  }

  @Override
  public List<float[]> features(Input input, List<Content> contents) {
    if (!(encoder(input, null) instanceof FeatureEncoder<?> encoder)) {
      throw new IllegalArgumentException("Expected an input that makes vectors, but got " + input);
    }
    return features(encoder, contents);
  }

  private <T> List<float[]> features(FeatureEncoder<T> encoder, List<Content> contents) {
    return new Batches<>(encoder, 0, encoder::features, spareThreads)
        .answer(contents).stream().map(Answer::values).toList();
  }

  /** How many models are loaded. */
  int openModels() {
    return open.size();
  }

  private <R> R use(Bundle bundle, Function<OpenModel<?>, R> use) {
    BundleManifest manifest = bundle.manifest();
    return open.use(
        manifest,
        () -> OpenModel.open(bundle, encoder(manifest.input(), bundle), spareThreads),
        use);
  }

  private Encoder<?> encoder(Input input, @Nullable Bundle bundle) {
    return input.accept(new Encoders(bundle));
  }

  /** The encoder of each input; without a bundle there is none that needs a file of it. */
  private final class Encoders implements Input.Cases<Encoder<?>> {
    private final @Nullable Bundle bundle;

    Encoders(@Nullable Bundle bundle) {
      this.bundle = bundle;
    }

    @Override
    public Encoder<?> hog(HogImage image) {
      return new HogEncoder(image);
    }

    @Override
    public Encoder<?> tensor(TensorImage image) {
      return new TensorEncoder(image);
    }

    @Override
    public Encoder<?> miniLm(MiniLmText text) {
      return new MiniLmEncoder(embedding(), text.maxTokens());
    }

    @Override
    public Encoder<?> wordPiece(WordPieceText text) {
      if (bundle == null) {
        throw new IllegalArgumentException("Expected an input that makes vectors, but got " + text);
      }
      return new WordPieceEncoder(text, vocabulary(bundle, text.vocabulary()));
    }
  }

  private static Vocabulary vocabulary(Bundle bundle, String file) {
    return Vocabulary.ofLines(bundle.read(file))
        .orElseThrow(
            () ->
                new CommandRefused(
                    Refusal.MODEL_INVALID,
                    "Expected a vocabulary with [PAD], [UNK], [CLS] and [SEP], but %s lacks one"
                        .formatted(file),
                    List.of(
                        new FieldError(
                            "input.vocabulary", "REQUIRED", "Expected the four special tokens"))));
  }

  private synchronized SentenceEmbedding embedding() {
    SentenceEmbedding known = embedding;
    if (known == null) {
      known = SentenceEmbedding.load();
      embedding = known;
    }
    return known;
  }

  /** Closes what is loaded; nothing may be under way. */
  @Override
  public synchronized void close() {
    open.close();
    spareThreads.close();
    if (embedding != null) {
      embedding.close();
      embedding = null;
    }
  }
}
