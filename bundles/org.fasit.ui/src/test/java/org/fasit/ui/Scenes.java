package org.fasit.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.fasit.dicom.Evaluation;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.Measurement;
import org.fasit.dicom.Preview;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.evaluation.PossibleWords.Refusal;
import org.fasit.journal.DeliveryState;
import org.fasit.journal.DeliveryTrouble;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.model.Age;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.FilterAction;
import org.fasit.model.FilterDecision;
import org.fasit.model.FilteredFinding;
import org.fasit.model.FilteredResult;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.OpenStudy;
import org.fasit.model.Patient;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Prompt;
import org.fasit.model.Reader;
import org.fasit.model.Region;
import org.fasit.model.Score;
import org.fasit.model.Sex;
import org.fasit.model.Study;
import org.fasit.model.StudyImage;
import org.fasit.reading.ReadingState;
import org.fasit.reading.ReadingState.Background;
import org.fasit.reading.ReadingState.Card;
import org.fasit.reading.ReadingState.FollowUp;
import org.fasit.reading.ReadingState.Logged;
import org.fasit.reading.ReadingState.Picture;
import org.fasit.reading.ReadingState.Row;
import org.fasit.reading.ReadingState.Unreadable;
import org.fasit.reading.ReadingState.Voice;
import org.fasit.reading.ReadingState.WhoReads;

/** Made-up states of a reading. */
public final class Scenes {

  public static final Instant NOW = Instant.parse("2026-09-14T12:32:00Z");
  public static final Reader KARI = new Reader("kari", "Test^Kari");
  static final Code FRACTURE = new Code("72704001", "SCT", "Fracture");
  private static final Map<String, String> SNOMED =
      Map.of(
          "Pneumothorax", "36118008",
          "Pleural effusion", "60046008",
          "Consolidation", "95436008",
          "Cardiomegaly", "8186001",
          "Upper lobe of lung", "45653009",
          "Lower lobe of lung", "90572001");

  private static final Code LEFT = new Code("7771000", "SCT", "Left");
  private static final FilterDecision HIDDEN =
      new FilterDecision(FilterAction.HIDE, Optional.of("children-low-score"));

  private Scenes() {}

  public static OpenStudy study() {
    Study study =
        new Study(
            new Patient("Prøve^Åse", "1", "", Optional.empty(), Sex.FEMALE),
            "1.2.3",
            "",
            "",
            Optional.of(LocalDate.of(2026, 9, 14)),
            Optional.empty(),
            "",
            "DX",
            "WRIST",
            Optional.of(new Age(8 * 12)));
    var image =
        new StudyImage(
            new InstanceRef("1", "1.9", "1.8"), "DX", "WRIST", "PA", "L", "", 600, 500, 1);
    return new OpenStudy(study, List.of(image));
  }

  public static Finding finding(String key, Code code, String site, double score) {
    Optional<Code> where = site.isEmpty() ? Optional.empty() : Optional.of(code(site));
    return new Finding(
        key,
        code,
        where,
        site.isEmpty() ? Optional.empty() : Optional.of(LEFT),
        Presence.PRESENT,
        OptionalDouble.of(score / 100),
        Optional.of(new Score("Certainty of Finding", score, "%")),
        Optional.empty(),
        List.of(
            new Region(
                GraphicType.POLYLINE, "1.9", 1, List.of(new Point(10, 10), new Point(50, 60)))));
  }

  /** The same finding on another image. */
  static Finding on(String image, Finding finding) {
    Region was = finding.regions().get(0);
    return new Finding(
        finding.key(),
        finding.code(),
        finding.site(),
        finding.laterality(),
        finding.presence(),
        finding.confidence(),
        finding.confidenceAsSent(),
        finding.trackingUid(),
        List.of(new Region(was.type(), image, was.frame(), was.points())));
  }

  public static Finding absent(String name) {
    return new Finding(
        "absent" + name,
        code(name),
        Optional.empty(),
        Optional.empty(),
        Presence.ABSENT,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  static FilteredFinding shown(Finding finding) {
    return new FilteredFinding(finding, FilterDecision.UNTOUCHED);
  }

  /** A card whose rows are numbered from there. */
  public static Card card(
      String key, AiProduct product, Conclusion conclusion, int from, List<Finding> findings) {
    return card(key, product, conclusion, from, findings, List.of(), List.of());
  }

  static Card card(
      String key,
      AiProduct product,
      Conclusion conclusion,
      int from,
      List<Finding> findings,
      List<Finding> filtered,
      List<Finding> absent) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(filtered);
    all.addAll(absent);
    Optional<String> reason =
        conclusion == Conclusion.NOT_PROCESSED
            ? Optional.of("No algorithm for this image type (lateral view)")
            : Optional.empty();
    AiResult result =
        new AiResult(
            product,
            "1.2.3",
            conclusion,
            reason,
            all,
            List.of(new InstanceRef("1", key, "")),
            List.of());
    List<Row> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(new Row(from + rows.size(), shown(finding), Optional.empty()));
    }
    List<FilteredFinding> decided =
        all.stream()
            .map(f -> filtered.contains(f) ? new FilteredFinding(f, HIDDEN) : shown(f))
            .toList();
    return new Card(
        new FilteredResult(result, FilterDecision.UNTOUCHED, decided, ""),
        conclusion,
        rows,
        filtered.stream().map(f -> new FilteredFinding(f, HIDDEN)).toList(),
        absent.stream().map(Scenes::shown).toList(),
        List.of());
  }

  /**
   * A study opened again: a finding that who reads now called false, one that another reader did,
   * one that the other read as missed, and an agreement that contradicts.
   */
  public static ReadingState remembered() {
    Card card = fractures();
    List<Row> rows = new ArrayList<>(card.rows());
    Instant day = NOW.minus(Duration.ofDays(13));
    rows.set(0, said(rows.get(0), Optional.of(logged(1, Judgement.FALSE_POSITIVE, day, OWN))));
    Logged theirs = logged(2, Judgement.FALSE_POSITIVE, day, voice(KARI, Optional.empty()));
    Row second = rows.get(1);
    rows.set(1, new Row(second.number(), second.finding(), Optional.empty(), List.of(theirs)));
    List<Logged> beside =
        List.of(
            logged(3, Judgement.FALSE_NEGATIVE, day, voice(KARI, Optional.empty())),
            logged(
                4, Judgement.AGREE, NOW, voice(OWN.reader(), Optional.of(Refusal.ERROR_STANDS))));
    Card now =
        new Card(
            card.shown(),
            card.conclusion(),
            rows,
            card.filtered(),
            card.absent(),
            card.exam(),
            card.background(),
            beside);
    Logged agreed = logged(5, Judgement.AGREE, day, OWN);
    Card chest = chest();
    Card judged =
        new Card(
            chest.shown(),
            chest.conclusion(),
            chest.rows(),
            chest.filtered(),
            chest.absent(),
            List.of(agreed),
            chest.background());
    return state(List.of(now, judged));
  }

  private static final Voice OWN = Voice.own(new Reader("ola", "Test^Ola"), Optional.empty());

  private static Voice voice(Reader reader, Optional<Refusal> doubt) {
    boolean own = reader.equals(OWN.reader());
    return new Voice(reader, own, own, true, Optional.empty(), doubt, Optional.empty());
  }

  private static Row said(Row row, Optional<Logged> logged) {
    return new Row(row.number(), row.finding(), logged.map(each -> each.on(row.number())));
  }

  private static Logged logged(int number, Judgement judgement, Instant at, Voice voice) {
    return new Logged(
            new UUID(7, number),
            "frac",
            judgement,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            at,
            at.plusSeconds(10),
            false)
        .by(voice);
  }

  static Card hidden(Card card) {
    FilteredResult shown = card.shown();
    return new Card(
        new FilteredResult(
            shown.result(),
            new FilterDecision(FilterAction.OUT_OF_INTENDED_USE, Optional.of("lying-chest")),
            shown.findings(),
            ""),
        card.conclusion(),
        List.of(),
        card.rows().stream()
            .map(row -> new FilteredFinding(row.finding().finding(), HIDDEN))
            .toList(),
        List.of(),
        List.of());
  }

  /** A positive result that a rule shows as doubtful, as a whole or finding by finding. */
  public static Card doubted(boolean whole) {
    Card card =
        card(
            "young", frac(), Conclusion.POSITIVE, 1, List.of(finding("a", FRACTURE, "Radius", 58)));
    FilterDecision rule =
        new FilterDecision(FilterAction.SHOW_AS_DOUBTFUL, Optional.of("young-children"));
    FilterDecision none = FilterDecision.UNTOUCHED;
    FilteredFinding finding =
        new FilteredFinding(card.rows().get(0).finding().finding(), whole ? none : rule);
    return new Card(
        new FilteredResult(card.shown().result(), whole ? rule : none, List.of(finding), "rules"),
        card.conclusion(),
        List.of(new Row(1, finding, Optional.empty())),
        List.of(),
        List.of(),
        List.of());
  }

  /** A positive result of which a rule hides both findings. */
  public static Card allHidden() {
    return card(
        "low",
        new AiProduct("Brystkasse AS", "ThoraxFem", "1.9"),
        Conclusion.POSITIVE,
        5,
        List.of(),
        List.of(
            finding("x", new Code("27925004", "SCT", "Nodule"), "Upper lobe of lung", 31),
            finding("y", new Code("27925004", "SCT", "Nodule"), "Lower lobe of lung", 22)),
        List.of());
  }

  /** The same card with what else is known of its result. */
  public static Card with(Card card, Background background) {
    return new Card(
        card.shown(),
        card.conclusion(),
        card.rows(),
        card.filtered(),
        card.absent(),
        card.exam(),
        background);
  }

  /** The same card, come late. */
  public static Card late(Card card, Instant at) {
    return with(
        card, new Background(ResultDetail.NONE, List.of(), List.of(), Optional.of(at), false));
  }

  private static Code code(String meaning) {
    String known = SNOMED.get(meaning);
    return known == null ? new Code(meaning, "99TEST", meaning) : new Code(known, "SCT", meaning);
  }

  static Measurement measured(String what, String value, String unit) {
    Optional<Code> ucum = Optional.of(new Code(unit, "UCUM", unit));
    return new Measurement(code(what), Optional.of(value), ucum, List.of());
  }

  /** A preliminary nodule result with sizes, a stated error rate, a picture and older versions. */
  public static Card detailed() {
    Card card =
        card(
            "nodules",
            new AiProduct("Brystkasse AS", "NodulAI", "3.1"),
            Conclusion.POSITIVE,
            1,
            List.of(
                finding("big", new Code("27925004", "SCT", "Nodule"), "Upper lobe of lung", 91),
                finding("small", new Code("27925004", "SCT", "Nodule"), "Lower lobe of lung", 55)));
    FindingDetail big =
        new FindingDetail(
            Optional.of("Nodule 1"),
            List.of(
                measured("Long axis", "12.40", "mm"),
                measured("Volume", "830", "mm3"),
                new Measurement(
                    code("Attenuation"),
                    Optional.of("-32"),
                    Optional.of(new Code("[hnsf'U]", "UCUM", "Hounsfield unit")),
                    List.of(code("Mean")))),
            List.of(new Evaluation(code("Density"), code("Solid"))),
            List.of(),
            List.of());
    ResultDetail detail =
        new ResultDetail(
            Form.REPORT,
            true,
            Optional.empty(),
            List.of(),
            Map.of("big", big),
            List.of(),
            List.of(new Evaluation(code("Lung-RADS"), code("4A"))),
            List.of(
                new Measurement(
                    new Code("111086", "DCM", "False Markers per Image"),
                    Optional.of("0.6"),
                    Optional.of(new Code("1", "UCUM", "no units")),
                    List.of())));
    return with(
        card,
        new Background(
            detail,
            List.of(older("old2", 88), older("old1", 79)),
            List.of(new Picture("map", Form.PICTURE), new Picture("pdf", Form.DOCUMENT)),
            Optional.empty(),
            false));
  }

  private static FilteredResult older(String key, double score) {
    Card card =
        card(
            key,
            new AiProduct("Brystkasse AS", "NodulAI", "3.1"),
            Conclusion.POSITIVE,
            1,
            List.of(
                finding(
                    "big", new Code("27925004", "SCT", "Nodule"), "Upper lobe of lung", score)));
    AiResult result = card.shown().result();
    return FilteredResult.untouched(result);
  }

  /** Only a picture: the product states nothing that a machine could read. */
  public static Card pictureOnly() {
    Card card =
        card(
            "heat",
            new AiProduct("Kompani", "SkannAI", "0.9"),
            Conclusion.NOT_STATED,
            9,
            List.of());
    return with(
        card,
        new Background(
            ResultDetail.of(Form.PICTURE),
            List.of(),
            List.of(new Picture("heat1", Form.PICTURE)),
            Optional.empty(),
            false));
  }

  /** A small picture, bright in the middle. */
  public static Preview preview(String title) {
    int side = 64;
    int[] rgb = new int[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double far = Math.hypot(x - 40, y - 26) / 30;
        int warm = (int) (255 * Math.max(0, 1 - far));
        rgb[y * side + x] = (40 + warm * 4 / 5) << 16 | (40 + warm / 3) << 8 | 48;
      }
    }
    return new Preview(Form.PICTURE, title, 12_288, new Preview.Pixels(side, side, rgb));
  }

  public static AiProduct frac() {
    return new AiProduct("Nordbein", "FracAI", "2.4.1");
  }

  /** One fracture product with two findings and one filtered. */
  public static Card fractures() {
    return card(
        "frac",
        frac(),
        Conclusion.POSITIVE,
        1,
        List.of(finding("a", FRACTURE, "Radius", 87), finding("b", FRACTURE, "Ulna", 61)),
        List.of(finding("c", FRACTURE, "Scaphoid bone", 31)),
        List.of());
  }

  /** A chest product, whose finding is on image 1.7: another one than the wrist's. */
  public static Card chest() {
    return card(
        "chest",
        new AiProduct("Brystkasse AS", "ThoraxFem", "1.9"),
        Conclusion.INDETERMINATE,
        3,
        List.of(
            on(
                "1.7",
                finding("n", new Code("27925004", "SCT", "Nodule"), "Upper lobe of lung", 52))),
        List.of(),
        List.of(
            absent("Pneumothorax"),
            absent("Pleural effusion"),
            absent("Consolidation"),
            absent("Cardiomegaly")));
  }

  static Card refused() {
    return card(
        "mam", new AiProduct("Mammex", "MamCad", "7.1"), Conclusion.NOT_PROCESSED, 9, List.of());
  }

  public static Card negative() {
    return card(
        "bone", new AiProduct("Alder", "BoneAge", "3.0"), Conclusion.NEGATIVE, 9, List.of());
  }

  public static DeliveryState deliveries() {
    return new DeliveryState(
        true,
        List.of(
            line("pacs", 2, Optional.of(NOW.minusSeconds(250)), 0, 0),
            line("registry", 0, Optional.empty(), 0, 0)));
  }

  static DeliveryState troubled() {
    return new DeliveryState(
        true,
        List.of(
            line("pacs", 2, Optional.of(NOW.minusSeconds(250)), 3, 0),
            line("registry", 0, Optional.empty(), 0, 1)));
  }

  /** A PACS with a wrong password, and a registry that has been away for two hours. */
  static DeliveryState shutOut() {
    boolean nb = Locale.getDefault().getLanguage().equals("nb");
    String signIn =
        nb
            ? "PACS godtar ikke innloggingen (401). Administrator: sjekk user, password eller bearer i avsnittet pacs i fasit.json."
            : "The PACS does not accept the sign-in (401). Administrator: check user, password or bearer in the section pacs of fasit.json.";
    String away =
        nb
            ? "registeret kan ikke nås: ingen forbindelse"
            : "the registry cannot be reached: no connection";
    return new DeliveryState(
        true,
        List.of(
            hindered("pacs", 3, new DeliveryTrouble(Cause.SIGN_IN, signIn, NOW.minusSeconds(420))),
            hindered(
                "registry", 12, new DeliveryTrouble(Cause.OTHER, away, NOW.minusSeconds(7260)))));
  }

  private static DeliveryState.Line hindered(String name, int waiting, DeliveryTrouble trouble) {
    return new DeliveryState.Line(
        name,
        waiting,
        Optional.of(trouble.since()),
        4,
        Optional.of(NOW.plusSeconds(150)),
        Optional.of(trouble.words()),
        0,
        Optional.empty(),
        Optional.of(trouble));
  }

  private static DeliveryState.Line line(
      String name, int waiting, Optional<Instant> oldest, int failures, int rejected) {
    return new DeliveryState.Line(
        name,
        waiting,
        oldest,
        failures,
        failures > 0 ? Optional.of(NOW.plusSeconds(30)) : Optional.empty(),
        failures > 0
            ? Optional.of("connection refused; ask the PACS administrator whether it runs")
            : Optional.empty(),
        rejected,
        rejected > 0
            ? Optional.of("unknown site; ask the registry's administrator")
            : Optional.empty());
  }

  public static ReadingState state(List<Card> cards) {
    return state(cards, List.of(), deliveries(), Optional.empty());
  }

  public static ReadingState state(
      List<Card> cards,
      List<Unreadable> unreadable,
      DeliveryState deliveries,
      Optional<String> filterTrouble) {
    return new ReadingState(
        study(),
        cards,
        unreadable,
        false,
        NOW,
        Optional.empty(),
        Optional.empty(),
        filterTrouble,
        deliveries,
        Optional.empty(),
        Optional.empty(),
        new WhoReads(KARI, List.of(KARI, new Reader("per", "Test^Per"))),
        FollowUp.NONE);
  }

  /** The same, with somebody else reading. */
  public static ReadingState readBy(ReadingState state, Reader reader) {
    return with(state, new WhoReads(reader, state.who().known()), state.followUp());
  }

  /** The same, with what is known of the report and its addenda. */
  public static ReadingState with(ReadingState state, FollowUp followUp) {
    return with(state, state.who(), followUp);
  }

  private static ReadingState with(ReadingState state, WhoReads who, FollowUp followUp) {
    return new ReadingState(
        state.study(),
        state.cards(),
        state.unreadable(),
        state.loading(),
        state.lookedAt(),
        state.prompt(),
        state.last(),
        state.filterTrouble(),
        state.deliveries(),
        state.trouble(),
        state.settingsTrouble(),
        who,
        followUp);
  }

  static Prompt prompt() {
    return new Prompt(
        "out-of-scope",
        new AiProduct("Brystkasse AS", "ThoraxFem", "1.9"),
        "prompt.outOfScope.patientPosition",
        List.of("ThoraxFem", "RECUMBENT", "ERECT"));
  }

  public static ReadingState withPrompt(ReadingState state, Optional<Prompt> prompt) {
    return new ReadingState(
        state.study(),
        state.cards(),
        state.unreadable(),
        state.loading(),
        state.lookedAt(),
        prompt,
        state.last(),
        state.filterTrouble(),
        state.deliveries(),
        state.trouble(),
        state.settingsTrouble(),
        state.who(),
        state.followUp());
  }

  /** The whole of it. */
  public static ReadingState full() {
    return state(
        List.of(negative(), refused(), chest(), fractures(), hidden(other())),
        List.of(
            new Unreadable("SR0042.dcm", "The content tree is deeper than 64 levels."),
            new Unreadable("SR0043.dcm", "The file ends in the middle of an element."),
            new Unreadable("SR0044.dcm", "Not a DICOM file.")),
        deliveries(),
        Optional.empty());
  }

  private static Card other() {
    return card(
        "other",
        new AiProduct("Kompani", "SkannAI", "0.9"),
        Conclusion.POSITIVE,
        12,
        List.of(finding("o", new Code("36118008", "SCT", "Pneumothorax"), "", 70)));
  }

  /** Very many findings of one product. */
  public static ReadingState many(int count) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(finding("f" + i, FRACTURE, "Rib " + (i % 24 + 1), 99 - i % 90));
    }
    return state(List.of(card("many", frac(), Conclusion.POSITIVE, 1, findings)));
  }
}
