package io.countersign.ops.server.answers;

import io.countersign.engine.log.StoredResponse;
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
 * Encrypts a response with its idempotency key (AES-256-GCM). The key itself is not stored: whoever
 * reads the database finds neither it nor the response, as long as the key can't be guessed, as a
 * UUID can't.
 */
final class EncryptedResponse {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String key;

  EncryptedResponse(String key) {
    this.key = key;
  }

  /** What the response is stored under, instead of the key. */
  String storedKey() {
    return "encrypted-" + HexFormat.of().formatHex(hash("stored as "));
  }

  StoredResponse encrypt(StoredResponse answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
    byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, text);
    byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
    System.arraycopy(encrypted, 0, whole, NONCE_BYTES, encrypted.length);
    return new StoredResponse(answer.status(), Base64.getEncoder().encodeToString(whole));
  }

  StoredResponse decrypt(StoredResponse stored) {
    byte[] whole = Base64.getDecoder().decode(stored.body());
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    byte[] encrypted = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, encrypted);
    return new StoredResponse(stored.status(), new String(text, StandardCharsets.UTF_8));
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec secret = new SecretKeySpec(hash("encrypted by "), "AES");
      cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An encrypted response does not match its key", e);
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
