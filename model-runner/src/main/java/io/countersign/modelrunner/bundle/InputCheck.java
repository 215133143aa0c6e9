package io.countersign.modelrunner.bundle;

import io.countersign.modelrunner.bundle.Input.HogImage;
import io.countersign.modelrunner.bundle.Input.MiniLmText;
import io.countersign.modelrunner.bundle.Input.Size;
import io.countersign.modelrunner.bundle.Input.TensorImage;
import io.countersign.modelrunner.bundle.Input.WordPieceText;
import java.util.Set;

/**
 * The bounds of what a manifest may say of its input.
 *
 * @param files the names of the files that the manifest lists
 */
record InputCheck(Set<String> files, Findings findings) implements Input.Cases<Findings> {
  private static final int MAX_SIDE_PIXELS = 2_048;
  private static final int MIN_CELL_PIXELS = 2;
  private static final int MAX_CELL_PIXELS = 64;
  private static final int MIN_TOKENS = 4;
  private static final int MAX_TOKENS = 512;

  @Override
  public Findings hog(HogImage image) {
    Size size = image.resize();
    int cell = image.cell();
    checkSize(size);
    if (findings.requireBetween(MIN_CELL_PIXELS, MAX_CELL_PIXELS, "input.cell", cell)) {
      findings.require(
          size.width() % cell == 0
              && size.height() % cell == 0
              && Math.min(size.width(), size.height()) >= 2 * cell,
          "input.resize",
          "OUT_OF_RANGE",
          "Expected a multiple of the cell, 2 cells at least");
    }
    return findings;
  }

  @Override
  public Findings tensor(TensorImage image) {
    int channels = image.channelOrder().channels();
    findings.requireTextIfAny("input.name", image.name());
    checkSize(image.resize());
    findings.require(
        Double.isFinite(image.scale()), "input.scale", "WRONG_TYPE", "Expected a number");
    findings.require(
        image.mean().size() == channels && image.mean().stream().allMatch(Double::isFinite),
        "input.mean",
        "OUT_OF_RANGE",
        "Expected a number for each channel");
    findings.require(
        image.std().size() == channels
            && image.std().stream().allMatch(std -> Double.isFinite(std) && std != 0),
        "input.std",
        "OUT_OF_RANGE",
        "Expected a number other than 0 for each channel");
    return findings;
  }

  @Override
  public Findings miniLm(MiniLmText text) {
    checkTokens(text.maxTokens());
    return findings;
  }

  @Override
  public Findings wordPiece(WordPieceText text) {
    checkTokens(text.maxTokens());
    findings.requireText("input.ids", text.ids());
    findings.requireTextIfAny("input.mask", text.mask());
    findings.requireTextIfAny("input.types", text.types());
    findings.require(
        files.contains(text.vocabulary()),
        "input.vocabulary",
        "REQUIRED",
        "Expected a file that is listed in files");
    return findings;
  }

  private void checkSize(Size size) {
    findings.requireBetween(1, MAX_SIDE_PIXELS, "input.resize.width", size.width());
    findings.requireBetween(1, MAX_SIDE_PIXELS, "input.resize.height", size.height());
  }

  private void checkTokens(int tokens) {
    findings.requireBetween(MIN_TOKENS, MAX_TOKENS, "input.maxTokens", tokens);
  }
}
