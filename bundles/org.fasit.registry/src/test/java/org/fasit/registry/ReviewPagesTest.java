package org.fasit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The review as a page and as CSV. */
@ExtendWith(SharedRegistry.class)
class ReviewPagesTest {

  private Client client;

  @BeforeEach
  void site(Registry shared) {
    client = Client.ofFreshSite(shared);
  }

  private void seed(String product, String version) throws Exception {
    for (int i = 0; i < 12; i++) {
      ObjectNode exposure = Wire.exposure("p" + i, product, version, "POSITIVE", "f" + i);
      client.send(exposure, Wire.word(exposure, i < 10 ? "AGREE" : "FALSE_POSITIVE"));
    }
    client.send(Wire.exposure("silent", product, version, "NEGATIVE"));
  }

  @Test
  void theEnglishPageTellsFiguresIntervalsAndMethod() throws Exception {
    seed("FracAI", "2.4.1");
    Client.Answer page = client.get(Client.path("FracAI", "format=html", "lang=en"));
    assertEquals(200, page.status());
    assertTrue(page.contentType().matches("(?i)text/html; ?charset=utf-8"), page.contentType());
    String html = page.body();
    for (String said :
        List.of(
            "<html lang=\"en\">",
            "<h1>FracAI 2026</h1>",
            "13 exams with a result of FracAI were shown to 1 reader.",
            "Of 13 exams shown, readers decided 12 (92\u00a0%).",
            "Readers decided 12 of them (92\u00a0%) and agreed with the AI in 10, that is 0.83 [0.55; 0.95].",
            "1 was never assessed.",
            "<h2>Agreement with readers</h2>",
            "Positive results that readers agreed with",
            "Doubtful results count as positive.",
            "10 of 12",
            "it is not the truth about the patient",
            "Made 15 January 2027 10:30",
            "no figure")) {
      assertTrue(html.contains(said), said + " is not in the page");
    }
    assertEquals(5 + 2, count(html, "<svg class=\"bar\""));
  }

  /** What readers clicked measures agreement, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "html, en, excluded", "html, nb, excluded", "html, en, agreement", "html, nb, agreement",
    "csv, en, excluded", "csv, nb, agreement", "json, en, agreement", "json, nb, excluded",
  })
  void noMeasureOfTheProductIsPrinted(String format, String language, String silence)
      throws Exception {
    seed("FracAI", "1");
    seed("FracAI", "2");
    ObjectNode reviewed = Wire.exposure("r", "FracAI", "2", "POSITIVE", "r");
    ObjectNode word = Wire.word(reviewed, "FALSE_POSITIVE");
    client.send(reviewed, word, Wire.adjudication(word, "CONFIRMED"));
    for (String truth : List.of("adjudicated", "reader")) {
      String path =
          Client.path(
              "FracAI",
              "format=" + format,
              "lang=" + language,
              "silence=" + silence,
              "truth=" + truth);
      Client.Answer answer = client.get(path);
      // The keys of the JSON stay; its sentences are those of the page.
      String told = format.equals("json") ? answer.json().path("method").toString() : answer.body();
      String visible = told.replaceAll("(?s)<style.*?</style>", "");
      Matcher measure =
          Pattern.compile(
                  "(?i)sensitiv|specific|spesifi|predicti|prediktiv|accura|treffsikker|\\bppv\\b"
                      + "|\\bnpv\\b|true positive|true negative|sann positiv|sann negativ"
                      + "|was right|hadde rett")
              .matcher(visible);
      assertFalse(measure.find(), () -> path + " says " + measure.group());
      assertTrue(told.length() > 500, told);
    }
  }

  @Test
  void silenceTakenAsAgreementIsSaidWhereverItCounts() throws Exception {
    seed("FracAI", "2.4.1");
    String page = page("lang=en", "silence=agreement");
    for (String said :
        List.of(
            "<h2>Agreement with readers, silence taken as agreement</h2>",
            "Of 13 exams shown, readers decided 12 (92\u00a0%).",
            "With silence taken as agreement they agreed with the AI in 11 of 13,",
            "Negative results that readers agreed with or did not object to",
            "Silent, taken as agreement")) {
      assertTrue(page.contains(said), said + " is not in the page");
    }
  }

  @Test
  void theTruthCanBeChosenAndIsSaid() throws Exception {
    ObjectNode exposure = Wire.exposure("s", "FracAI", "1", "POSITIVE", "f");
    client.send(exposure);
    assertFalse(page("lang=en").contains("Review of logged errors"));
    ObjectNode word = Wire.word(exposure, "FALSE_POSITIVE");
    client.send(word, Wire.adjudication(word, "CORRECTED").put("corrected", "AGREE"));

    String adjudicated = page("lang=en");
    assertTrue(adjudicated.contains("reviewed in 1 case by"), adjudicated);
    assertTrue(adjudicated.contains("agreed with the AI in 1,"), adjudicated);
    assertTrue(adjudicated.contains("Review of logged errors"), adjudicated);
    assertTrue(adjudicated.contains("<option value=\"adjudicated\" selected>"), adjudicated);

    String readers = page("lang=en", "truth=reader");
    assertTrue(readers.contains("Agreement rests on the readers' own word;"), readers);
    assertTrue(readers.contains("agreed with the AI in 0,"), readers);
    assertTrue(readers.contains("<option value=\"reader\" selected>"), readers);
    assertTrue(page("lang=nb").contains("Etterprøving av registrerte feil"));
  }

  private String page(String... parameters) throws Exception {
    List<String> all = new ArrayList<>(List.of("format=html"));
    all.addAll(List.of(parameters));
    return client.get(Client.path("FracAI", all.toArray(String[]::new))).body();
  }

  @Test
  void theNorwegianPageIsNorwegianThroughout() throws Exception {
    seed("FracAI", "2.4.1");
    String html =
        client
            .get(Client.path("FracAI"), "Accept", "text/html", "Accept-Language", "nn,nb;q=0.9")
            .body();
    for (String said :
        List.of(
            "<html lang=\"nb\">",
            "0,83",
            "[0,55; 0,95]",
            "<h2>Samsvar med radiologene</h2>",
            "Av 13 viste undersøkelser er 12 avgjort av radiologene (92\u00a0%).",
            "10 av 12",
            "Slik er det regnet")) {
      assertTrue(html.contains(said), said + " is not in the page");
    }
    String visible = html.replaceAll("(?s)<style.*?</style>", "").replaceAll("<[^>]+>", " ");
    for (String english : List.of("Sensitivity", "Exams", "Readers", " of ", "never", "Show")) {
      assertFalse(visible.contains(english), english + " is in the Norwegian page");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-GB,en;q=0.8|en",
        "de,fr|en",
        "no|nb",
        "nb-NO|nb",
        "en;q=0.3,nb;q=0.7|nb",
        "*|en",
        ";;;|en",
      })
  void followsTheBrowsersLanguage(String header, String language) throws Exception {
    String html =
        client.get(Client.path("P"), "Accept", "text/html", "Accept-Language", header).body();
    assertTrue(html.contains("<html lang=\"" + language + "\">"), header);
  }

  @Test
  void theStyleInThePageIsTheOneThatThePolicyAllows() throws Exception {
    Client.Answer page = client.get(Client.path("P", "format=html"));
    String policy = page.raw().headers().firstValue("Content-Security-Policy").orElseThrow();
    Matcher style = Pattern.compile("(?s)<style>(.*?)</style>").matcher(page.body());
    assertTrue(style.find());
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertTrue(policy.contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'"));
    assertTrue(policy.contains("default-src 'none'"));
    assertFalse(page.body().contains(" style="));
    assertFalse(page.body().contains("<script"));
    assertFalse(page.body().replace("http://www.w3.org", "").contains("://"));
  }

  @Test
  void whatVendorsSendIsTextAndNeverMarkup() throws Exception {
    String product = "<script>alert(1)</script>\"'&";
    seed(product, "<u>2</u>");
    for (String path :
        List.of(Client.path(product, "format=html"), Client.path("<i>none", "format=html"), "/")) {
      String html = client.get(path, "Accept", "text/html").body();
      assertFalse(html.contains("<script"), path);
      assertFalse(html.contains("<u>") || html.contains("<i>"), path);
      assertTrue(html.contains("&lt;script&gt;") || html.contains("&lt;i&gt;"), path);
    }
  }

  @Test
  void anEmptyReviewSaysSoAndTellsWhatThereIs() throws Exception {
    String nothing = client.get(Client.path("Nope", "format=html")).body();
    assertTrue(nothing.contains("No exam with a result of Nope was first shown in 2026 at"));
    assertTrue(nothing.contains("Nothing has been sent yet."));
    seed("FracAI", "2.4.1");
    String other = client.get(Client.path("Nope", "format=html")).body();
    assertTrue(other.contains("product=FracAI&amp;manufacturer=Nordbein"), other);
  }

  @Test
  void theFrontPageLeadsToEveryReview() throws Exception {
    String empty = client.get("/").body();
    assertTrue(empty.contains("Nothing has been sent yet."));
    seed("FracAI", "2.4.1");
    Matcher link =
        Pattern.compile("href=\"(/api/v1/reviews[^\"]+)\"").matcher(client.get("/").body());
    assertTrue(link.find());
    String page = client.get(link.group(1).replace("&amp;", "&")).body();
    assertTrue(page.contains("13 exams"), page);
    assertFalse(link.find());
  }

  @Test
  void theFrontPageLeadsToAllSitesAndToEachVersion(Registry registry) throws Exception {
    String product = "FracAI of " + client.site();
    seed(product, "2.4.1");
    seed(product, "2.5");
    Client other = Client.ofFreshSite(registry);
    other.send(Wire.exposure("elsewhere", product, "2.5", "NEGATIVE"));
    String page = client.with(SharedRegistry.READER_TOKEN).get("/?lang=en").body();
    List<String> links = new ArrayList<>();
    Matcher link = Pattern.compile("href=\"(/api/v1/reviews[^\"]+)\"").matcher(page);
    while (link.find()) {
      String address = link.group(1).replace("&amp;", "&");
      if (address.contains(client.site())) {
        links.add(address);
      }
    }
    List<String> told = new ArrayList<>();
    for (String address : links) {
      String review =
          client.with(SharedRegistry.READER_TOKEN).get(address.replace("=html", "=json")).body();
      told.add(
          (address.contains("site=") ? "site " : "all ")
              + (address.contains("version=") ? "version " : "versions ")
              + Client.JSON.readTree(review).at("/overall/exams").asInt());
    }
    assertEquals(
        List.of(
            "all versions 14",
            "all version 13",
            "all version 14",
            "site versions 13",
            "site version 13",
            "site version 13",
            "site versions 1"),
        told);
  }

  @Test
  void theLinksOfAPageKeepTheQuestion() throws Exception {
    seed("Frac & Co", "2.4.1");
    String html = client.get(Client.path("Frac & Co", "format=html", "silence=agreement")).body();
    Matcher link = Pattern.compile("href=\"(/api/v1/reviews[^\"]+)\"").matcher(html);
    int links = 0;
    while (link.find()) {
      Client.Answer answer = client.get(link.group(1).replace("&amp;", "&"));
      assertEquals(200, answer.status());
      assertTrue(link.group(1).contains("silence=agreement"));
      links++;
    }
    assertEquals(3, links);
    assertTrue(html.contains("<input type=\"hidden\" name=\"product\" value=\"Frac &amp; Co\">"));
  }

  @Test
  void aBrowserIsAskedForTheToken() throws Exception {
    Client.Answer page = client.with("").get("/", "Accept", "text/html");
    assertEquals(401, page.status());
    assertTrue(page.raw().headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic"));
    assertTrue(page.body().contains("Sign in with a token"));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("whoever:" + client.token()).getBytes(StandardCharsets.UTF_8));
    assertEquals(200, client.with("").get("/", "Authorization", basic).status());
    for (String wrong : List.of("Basic", "Basic !", "Basic eA==", "Digest x")) {
      assertEquals(401, client.with("").get("/", "Authorization", wrong).status(), wrong);
    }
  }

  @Test
  void aWrongParameterGivesAPageToAPerson() throws Exception {
    Client.Answer page = client.get("/api/v1/reviews?product=P", "Accept", "text/html");
    assertEquals(400, page.status());
    assertTrue(page.body().contains("the parameter year is missing"));
    assertTrue(page.contentType().startsWith("text/html"));
  }

  @Test
  void theCsvHoldsEveryFigureWithItsIntervalAndMethod() throws Exception {
    seed("FracAI", "2.4.1");
    Client.Answer answer = client.get(Client.path("FracAI"), "Accept", "text/csv");
    assertTrue(answer.contentType().startsWith("text/csv"));
    assertFalse(answer.body().startsWith("\ufeff"));
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(answer.body()))
            .getRecords();
    CSVRecord ppv = row(rows, "overall", "positive_results_agreed");
    assertEquals("0.833333", ppv.get("value"));
    assertEquals("10", ppv.get("successes"));
    assertEquals("12", ppv.get("n"));
    assertEquals("0.551969", ppv.get("lower95"));
    assertEquals("0.953035", ppv.get("upper95"));
    assertEquals("", row(rows, "overall", "negative_results_agreed").get("value"));
    CSVRecord decided = row(rows, "overall", "exams_decided");
    assertEquals("12 of 13", decided.get("value") + " of " + decided.get("n"));
    assertEquals("READER", row(rows, "review", "truth").get("value"));
    assertEquals("13", row(rows, "age", "exams").get("value"));
    assertEquals("positive", row(rows, "review", "indeterminate").get("value"));
    assertTrue(rows.stream().filter(r -> r.get("measure").equals("method")).count() > 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)"})
  void noCellOfTheCsvIsAFormula(String product) throws Exception {
    seed(product, "=1+1");
    String csv = client.get(Client.path(product, "format=csv")).body();
    for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(csv))) {
      for (String cell : row) {
        assertFalse(!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0, cell);
      }
    }
    assertTrue(csv.contains("'="));
  }

  private static CSVRecord row(List<CSVRecord> rows, String group, String measure) {
    return rows.stream()
        .filter(row -> row.get("group").equals(group) && row.get("measure").equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
