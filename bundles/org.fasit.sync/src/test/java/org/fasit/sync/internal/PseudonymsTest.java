package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fasit.model.Patient;
import org.fasit.model.Reader;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {

  private final Pseudonyms pseudonyms = new Pseudonyms(Planted.SITE_KEY);

  @Test
  void areHmacSha256OfPurposeAndValue() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(Planted.SITE_KEY), "HmacSHA256"));
    byte[] expected = mac.doFinal("patient\u001fHOSP\u001f123".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        Base64.getUrlEncoder().withoutPadding().encodeToString(expected),
        pseudonyms.patient(study(" 123 ", "HOSP", "1.2")));
  }

  @Test
  void differByPurposeIssuerAndKey() {
    Set<String> all =
        Set.of(
            pseudonyms.patient(study("7", "A", "1.2")),
            pseudonyms.patient(study("7", "B", "1.2")),
            pseudonyms.patient(study("7", "A\u001f7", "1.2")),
            pseudonyms.study(study("7", "A", "7")),
            pseudonyms.reader(new Reader("7", "")),
            pseudonyms.result("7"),
            pseudonyms.finding("7"),
            new Pseudonyms(otherKey()).finding("7"));
    assertEquals(8, all.size());
    assertTrue(all.stream().allMatch(p -> p.matches("[A-Za-z0-9_-]{43}")));
  }

  @Test
  void patientsWithoutAnIdAreNotOneAndTheSame() {
    assertNotEquals(
        pseudonyms.patient(study("", "A", "1.2")), pseudonyms.patient(study(" ", "A", "1.3")));
  }

  @Test
  void theKeyIdTellsKeysApartAndNotTheKey() {
    assertTrue(pseudonyms.keyId().matches("[0-9a-f]{8}"));
    assertNotEquals(pseudonyms.keyId(), new Pseudonyms(otherKey()).keyId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2hvcnQ=",
        "not base64 at all, but long enough to be a key of that length",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
      })
  void refuseAKeyThatIsNone(String key) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Pseudonyms(key));
    assertTrue(String.valueOf(refused.getMessage()).contains("sync.siteKey"));
    assertFalse(!key.isEmpty() && String.valueOf(refused.getMessage()).contains(key));
  }

  private static String otherKey() {
    byte[] key = Base64.getDecoder().decode(Planted.SITE_KEY);
    key[0]++;
    return Base64.getEncoder().encodeToString(key);
  }

  private static Study study(String id, String issuer, String uid) {
    return new Study(
        new Patient("", id, issuer, Optional.empty(), Sex.UNKNOWN),
        uid,
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        "",
        "DX",
        "",
        Optional.empty());
  }
}
