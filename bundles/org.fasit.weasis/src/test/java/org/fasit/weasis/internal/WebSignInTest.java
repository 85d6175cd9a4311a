package org.fasit.weasis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSignInTest {

  private static final String NO_OAUTH = "5aa85854-8f1f-11eb-b339-d3daace59a05";

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.ENGLISH);
  }

  private static String basic(String both) {
    byte[] bytes = both.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static WebSignIn of(Map<String, String> headers) {
    return WebSignIn.of(headers, NO_OAUTH);
  }

  @Test
  void takesUserAndPassword() {
    WebSignIn signIn = of(Map.of("authorization", basic("åse:a:b")));
    assertEquals(Map.of("user", "åse", "password", "a:b"), signIn.pacs());
    assertEquals(List.of(), signIn.notes());
    assertFalse(signIn.toString().contains("a:b"));
  }

  @Test
  void takesAToken() {
    assertEquals(
        Map.of("bearer", "abc.def"), of(Map.of("Authorization", " bearer abc.def ")).pacs());
  }

  @Test
  void namesTheHeadersThatItCannotTake() {
    WebSignIn signIn = of(Map.of("X-Api-Key", "s3cret", "Authorization", basic("u:p")));
    assertEquals(Map.of("user", "u", "password", "p"), signIn.pacs());
    assertEquals(1, signIn.notes().size());
    assertTrue(signIn.notes().get(0).contains("X-Api-Key"), signIn.notes()::toString);
    assertFalse(signIn.notes().get(0).contains("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Negotiate abc", "Basic", "Basic %%%", "Basic dXNlcg==", ""})
  void doesNotGuess(String value) {
    WebSignIn signIn = of(Map.of("Authorization", value));
    assertEquals(Map.of(), signIn.pacs());
    assertTrue(signIn.notes().get(0).contains("Authorization"), signIn.notes()::toString);
  }

  @Test
  void doesNotTakeOverOauth() {
    WebSignIn signIn = WebSignIn.of(Map.of("Authorization", basic("u:p")), "a method of ours");
    assertEquals(Map.of(), signIn.pacs());
    assertTrue(signIn.notes().get(0).contains("pacs.bearerFile"), signIn.notes()::toString);
  }

  @Test
  void needsNoHeaders() {
    assertEquals(new WebSignIn(Map.of(), List.of()), WebSignIn.of(null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "https://pacs.example/dicom-web/studies,https://pacs.example/dicom-web",
    "https://pacs.example:8443/dicom-web/studies/,https://pacs.example:8443/dicom-web",
    "http://pacs.example/,http://pacs.example",
    "http://pacs.example/rs,http://pacs.example/rs"
  })
  void endsAddressesWhereDicomwebBegins(String url, String base) throws MalformedURLException {
    assertEquals(new WebAddress(base, Optional.empty()), WebAddress.of(new URL(url)));
  }

  @Test
  void showsNoSecretOfAnAddress() throws MalformedURLException {
    WebAddress address =
        WebAddress.of(new URL("https://u:s3cret@pacs.example/rs/studies?key=s3cret"));
    assertEquals("https://pacs.example/rs", address.base());
    assertTrue(address.note().isPresent());
  }
}
