package org.fasit.sync.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fasit.tls.TlsFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncSettingsTest {

  private static SyncSettings settings(
      String url, String site, String token, boolean allowPlainHttp) {
    return SyncSettings.of(
        url, site, token, Planted.SITE_KEY, false, allowPlainHttp, TlsFiles.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "https://r.example.org, https://r.example.org/api/v1/entries",
    "https://r.example.org/fasit/, https://r.example.org/fasit/api/v1/entries",
    "http://127.0.0.1:8080, http://127.0.0.1:8080/api/v1/entries",
    "http://localhost:8080/, http://localhost:8080/api/v1/entries",
    "http://[::1]:8080, http://[::1]:8080/api/v1/entries",
  })
  void knowsWhereEntriesGo(String url, String endpoint) {
    assertEquals(endpoint, settings(url, "a", "t", false).endpoint().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "http://r.example.org, a, t, sync.url must be https",
    "http://localhost.example.org, a, t, sync.url must be https",
    "ftp://r.example.org, a, t, sync.url must be an https URL",
    "https://user:secret@r.example.org, a, t, sync.url must be of the form",
    "https://r.example.org?x=1, a, t, sync.url must be of the form",
    "not a url, a, t, sync.url is not a URL",
    "'', a, t, sync.url must be an https URL",
    "https://r.example.org, '', t, sync.site is missing",
    "https://r.example.org, a b, t, sync.site is missing",
    "https://r.example.org, a, '', sync.token is missing",
    "https://r.example.org, a, 'two words', sync.token is missing",
  })
  void saysWhatIsWrong(String url, String site, String token, String sentence) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> settings(url, site, token, false));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(sentence), message);
    assertFalse(message.contains("secret"), message);
  }

  @Test
  void plainHttpCanBeAllowedForAClosedTestNetwork() {
    assertEquals(
        "http://r.example.org/api/v1/entries",
        settings("http://r.example.org", "a", "t", true).endpoint().toString());
  }

  @Test
  void doesNotTellItsSecretsWhenPrinted() {
    String printed = settings("https://r.example.org", "a", "tok-123", false).toString();
    assertFalse(printed.contains("tok-123") || printed.contains(Planted.SITE_KEY), printed);
  }
}
