/**
 * Files of images from anybody: what they say of themselves, read by ourselves and before anything
 * is decoded, and the picture in them as people are shown it.
 */
@NullMarked
package io.countersign.modelrunner.image.file;

import org.jspecify.annotations.NullMarked;
