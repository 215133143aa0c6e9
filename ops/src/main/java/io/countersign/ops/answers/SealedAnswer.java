package io.countersign.ops.answers;

import io.countersign.engine.log.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals an answer with the idempotency key that it is given for (AES-256-GCM). The key itself is
 * kept nowhere: whoever reads the database finds neither it nor the answer, as long as the key
 * can't be guessed, as a UUID can't.
 */
final class SealedAnswer {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String key;

  SealedAnswer(String key) {
    this.key = key;
  }

  /** Under which it is kept, instead of the key. */
  String keptKey() {
    return "sealed-" + HexFormat.of().formatHex(hash("kept as "));
  }

  StoredAnswer close(StoredAnswer answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, text);
    byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return new StoredAnswer(answer.status(), Base64.getEncoder().encodeToString(whole));
  }

  StoredAnswer open(StoredAnswer kept) {
    byte[] whole = Base64.getDecoder().decode(kept.body());
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, sealed);
    return new StoredAnswer(kept.status(), new String(text, StandardCharsets.UTF_8));
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec secret = new SecretKeySpec(hash("sealed by "), "AES");
      cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A sealed answer does not fit its key", e);
    }
  }

  private byte[] hash(String purpose) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest((purpose + key).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
