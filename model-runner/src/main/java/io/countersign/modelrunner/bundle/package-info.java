/**
 * Bundles: a folder with {@code model.onnx}, the files that it needs, and {@code bundle.yaml},
 * which says what goes in, what comes out, and the SHA-256 of every other file.
 *
 * <p>What {@code bundle.yaml} may say:
 *
 * <pre>{@code
 * name: fashion                     # letters, digits, dot, dash, underscore
 * version: "3"
 * task: image-classification        # or text-classification
 * description: …                    # optional, for people; the licence of the model belongs here
 * input:
 *   kind: image
 *   features: hog                   # grey, resized, histograms of oriented gradients
 *   resize: {width: 28, height: 28}
 *   cell: 4                         # pixels of a cell's side; resize is a multiple of it
 * output: {name: output, softmax: false}   # softmax: true where the model gives logits
 * classes: [T-shirt/top, Trouser]   # in the order of the output
 * mapping:
 *   annotation: category            # a choice of the ontology
 *   options: {Trouser: Trousers}    # class: option; optional where they have the same names
 * files: {model.onnx: 64 hexadecimal digits}
 *
 * # any other image model
 * input:
 *   kind: image
 *   features: tensor
 *   name: pixel_values              # the model's input; optional where it has one
 *   resize: {width: 224, height: 224}
 *   scale: 0.00392156862745098      # value = (byte * scale - mean) / std, by channel
 *   mean: [0.485, 0.456, 0.406]
 *   std: [0.229, 0.224, 0.225]
 *   channelOrder: RGB               # RGB, BGR or GRAY
 *   layout: NCHW                    # or NHWC
 *
 * # a head on the sentence embedding that comes with Countersign
 * input: {kind: text, features: minilm, maxTokens: 128}
 *
 * # any other BERT-like model
 * input:
 *   kind: text
 *   features: wordpiece
 *   vocabulary: vocab.txt           # one token a line, also listed in files
 *   lowerCase: true
 *   maxTokens: 128
 *   ids: input_ids
 *   mask: attention_mask            # optional
 *   types: token_type_ids           # optional
 * }</pre>
 */
@NullMarked
package io.countersign.modelrunner.bundle;

import org.jspecify.annotations.NullMarked;
