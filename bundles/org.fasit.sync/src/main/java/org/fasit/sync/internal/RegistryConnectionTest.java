package org.fasit.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fasit.audit.AuditTrail;
import org.fasit.journal.ConnectionTest;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsException;
import org.fasit.tls.TlsFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Tries out the section {@code sync}: sends the registry a batch without entries. */
@Component
public final class RegistryConnectionTest implements ConnectionTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofDays(30);
  private static final Duration CLOCKS_AGREE = Duration.ofSeconds(60);

  private final Clock clock;

  /** Loaded with the first test that is run: much to load while the host starts. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final Answers ANSWERS = new Answers(MAPPER);
  }

  @Activate
  public RegistryConnectionTest() {
    this(Clock.systemUTC());
  }

  /** Reads this computer's time from that clock. */
  public RegistryConnectionTest(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String section() {
    return "sync";
  }

  @Override
  public void run(Map<String, ?> properties, Consumer<Check> tell) throws InterruptedException {
    SyncSettings settings;
    try {
      settings = settings(properties);
    } catch (IllegalArgumentException e) {
      tell.accept(bad("check.settings", e.getMessage()));
      return;
    }
    RegistryClient client = new RegistryClient(settings, TIMEOUT, AuditTrail.NONE);
    if (!certificates(settings, client, tell)) {
      return;
    }
    Instant asked = clock.instant();
    RegistryClient.Answer answer;
    try {
      answer = client.post(emptyBatch(settings));
    } catch (IOException e) {
      tell.accept(bad("check.reach", e.getMessage()));
      return;
    }
    Instant answered = clock.instant();
    if (signIn(settings, answer, tell)) {
      tell.accept(good("check.key", Messages.text("check.keyId", settings.pseudonyms().keyId())));
    }
    clocks(answer.date(), asked, answered).ifPresent(tell);
  }

  private static SyncSettings settings(Map<String, ?> properties) {
    return SyncSettings.of(
        text(properties, "url"),
        text(properties, "site"),
        text(properties, "token"),
        text(properties, "siteKey"),
        Boolean.TRUE.equals(properties.get("sendFreeText")),
        Boolean.TRUE.equals(properties.get("allowPlainHttp")),
        SyncSettings.tls(
            text(properties, "caFile"),
            text(properties, "caPassword"),
            text(properties, "certificate"),
            text(properties, "certificateKey"),
            text(properties, "certificatePassword")));
  }

  /** Whether the files of certificates, if there are any, can be used. */
  private boolean certificates(SyncSettings settings, RegistryClient client, Consumer<Check> tell) {
    if (settings.tls().equals(TlsFiles.NONE) || !settings.isSecured()) {
      return true;
    }
    Optional<Instant> ends;
    try {
      ends = client.tls().flatMap(Tls::certificateEnds);
    } catch (TlsException e) {
      tell.accept(bad("check.certificates", e.getMessage()));
      return false;
    }
    if (ends.isEmpty()) {
      tell.accept(good("check.certificates", Messages.text("check.read")));
      return true;
    }
    Instant now = clock.instant();
    boolean holds = ends.get().isAfter(now);
    String day = LocalDate.ofInstant(ends.get(), ZoneId.systemDefault()).toString();
    Outcome outcome =
        !holds ? Outcome.BAD : ends.get().isAfter(now.plus(SOON)) ? Outcome.GOOD : Outcome.DOUBTFUL;
    tell.accept(
        check(
            outcome,
            "check.certificates",
            Messages.text(holds ? "check.until" : "check.ended", day)));
    return holds;
  }

  private static String text(Map<String, ?> properties, String key) {
    Object value = properties.get(key);
    return value == null ? "" : value.toString();
  }

  private byte[] emptyBatch(SyncSettings settings) {
    ObjectNode batch = Json.MAPPER.createObjectNode();
    batch.put("format", RegistryDestination.FORMAT);
    batch.put("site", settings.site());
    batch.put("keyId", settings.pseudonyms().keyId());
    batch.putArray("entries");
    return batch.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Tells whether the registry lets the site send. */
  private boolean signIn(
      SyncSettings settings, RegistryClient.Answer answer, Consumer<Check> tell) {
    String address = settings.endpoint().toString();
    Optional<Answers.Problem> problem = Json.ANSWERS.problem(answer);
    int status = answer.status();
    boolean registry = problem.isPresent() || status == 200 && isResults(answer.body());
    if (status / 100 == 3) {
      tell.accept(bad("check.reach", Messages.text("check.elsewhere", address, status)));
      return false;
    }
    if (!registry) {
      tell.accept(bad("check.reach", Messages.text("check.notRegistry", address, status)));
      return false;
    }
    tell.accept(good("check.reach", Messages.text("check.answers", address)));
    tell.accept(
        problem.isEmpty()
            ? good("check.signIn", Messages.text("check.known", settings.site()))
            : refusal(settings, status, problem.get()));
    return problem.isEmpty();
  }

  private boolean isResults(byte[] body) {
    try {
      JsonNode root = Json.MAPPER.readTree(body);
      return root != null && root.path("results").isArray();
    } catch (IOException notJson) {
      return false;
    }
  }

  private static Check refusal(SyncSettings settings, int status, Answers.Problem problem) {
    String site = settings.site();
    if (status == 401) {
      return bad("check.signIn", Messages.text("check.unknownToken", site));
    }
    if (status == 403) {
      boolean other = problem.code().equals("SITE");
      return bad(
          "check.signIn", Messages.text(other ? "check.otherSite" : "check.readsOnly", site));
    }
    if (problem.code().equals("FORMAT")) {
      return bad("check.signIn", Messages.text("check.format", problem.detail()));
    }
    return status / 100 == 5
        ? check(Outcome.DOUBTFUL, "check.signIn", Messages.text("check.away", status))
        : bad("check.signIn", Messages.text("check.refuses", problem.detail()));
  }

  /** The header Date (RFC 9110) tells whole seconds of some moment between question and answer. */
  private static Optional<Check> clocks(String date, Instant asked, Instant answered) {
    Instant theirs;
    try {
      theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    } catch (DateTimeException untold) {
      return Optional.empty();
    }
    Duration ahead = Duration.between(answered, theirs);
    Duration behind = Duration.between(theirs.plusSeconds(1), asked);
    Duration off = ahead.compareTo(behind) > 0 ? ahead : behind;
    return Optional.of(
        off.compareTo(CLOCKS_AGREE) <= 0
            ? good("check.clock", Messages.text("check.clockRight"))
            : check(Outcome.DOUBTFUL, "check.clock", Messages.text("check.clockOff", words(off))));
  }

  private static String words(Duration off) {
    return off.toMinutes() < 5
        ? Messages.text("seconds", off.toSeconds())
        : Messages.text("minutes", off.toMinutes());
  }

  private static Check good(String what, String told) {
    return check(Outcome.GOOD, what, told);
  }

  private static Check bad(String what, String told) {
    return check(Outcome.BAD, what, told);
  }

  private static Check check(Outcome outcome, String what, String told) {
    return new Check(outcome, Messages.text(what), told);
  }
}
