package org.fasit.registry.internal.review;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fasit.evaluation.EffectiveConclusion;
import org.fasit.evaluation.Word;
import org.fasit.model.Adjudication;
import org.fasit.model.Conclusion;
import org.fasit.model.Judgement;
import org.fasit.model.Presence;
import org.fasit.model.ReadingMode;
import org.fasit.registry.internal.store.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Makes reviews of what is stored. */
public final class Reviews {

  private static final int ROWS_AT_A_TIME = 2000;
  private static final int PATIENCE_SECONDS = 60;

  private final Jdbi jdbi;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * Opens the reviews.
   *
   * @param zone where a year begins
   */
  public Reviews(Jdbi jdbi, ZoneId zone, Clock clock) {
    this.jdbi = jdbi;
    this.zone = zone;
    this.clock = clock;
  }

  /** What was shown where and when, of one site or of all. */
  public ShownProducts shown(Optional<String> site) {
    return jdbi.withHandle(
        handle ->
            ShownProducts.of(
                handle
                    .createQuery(Sql.of("what-was-shown"))
                    .bind("site", site)
                    .bind("zone", zone.getId())
                    .bind("most", ShownProducts.MOST)
                    .map((row, context) -> shown(row))
                    .list()));
  }

  private static ShownProducts.Shown shown(ResultSet row) throws SQLException {
    return new ShownProducts.Shown(
        Optional.of(row.getString("site")),
        row.getString("manufacturer"),
        row.getString("product"),
        row.getInt("year"),
        row.getLong("exams"),
        List.of((String[]) row.getArray("versions").getArray()));
  }

  /** What waits for an addendum now, at one site or at all. */
  public Addenda addenda(Optional<String> site) {
    return jdbi.withHandle(
        handle ->
            addenda(
                handle
                    .createQuery(Sql.of("addenda-waiting"))
                    .bind("product", Optional.<String>empty())
                    .bind("manufacturer", Optional.<String>empty())
                    .bind("version", Optional.<String>empty())
                    .bind("site", site)));
  }

  private Addenda addenda(Query query) {
    Instant now = clock.instant();
    return query
        .setQueryTimeout(PATIENCE_SECONDS)
        .map(
            (row, context) ->
                new Addenda(
                    row.getLong("waiting"),
                    Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                    now))
        .one();
  }

  /** Answers a question. */
  public Review of(ReviewQuestion question) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, handle -> of(handle, question));
  }

  private Review of(Handle handle, ReviewQuestion question) {
    long without =
        bound(handle.createQuery(Sql.of("assessments-without-exposure")), question)
            .mapTo(Long.class)
            .one();
    long undecided =
        bound(handle.createQuery(Sql.of("adjudications-without-assessment")), question)
            .mapTo(Long.class)
            .one();
    Sums sums = new Sums(question);
    try (ResultIterator<Row> rows =
        bound(handle.createQuery(Sql.of("exams-of-period")), question)
            .setFetchSize(ROWS_AT_A_TIME)
            .map((row, context) -> row(row))
            .iterator()) {
      ExamReader exams = new ExamReader(rows);
      for (Optional<Exam> exam = exams.next(); exam.isPresent(); exam = exams.next()) {
        sums.add(exam.get());
      }
    }
    Unplaced unplaced = new Unplaced(without, undecided);
    Addenda addenda = addenda(bound(handle.createQuery(Sql.of("addenda-waiting")), question));
    return sums.review(question.from(zone), question.to(zone), addenda, unplaced);
  }

  /** What has arrived without what it belongs to. */
  private record Unplaced(long assessments, long adjudications) {}

  private Query bound(Query query, ReviewQuestion question) {
    return query
        .setQueryTimeout(PATIENCE_SECONDS)
        .bind("product", question.product())
        .bind("manufacturer", question.manufacturer())
        .bind("version", question.version())
        .bind("site", question.site())
        .bind("from", question.from(zone).atOffset(ZoneOffset.UTC))
        .bind("to", question.to(zone).atOffset(ZoneOffset.UTC));
  }

  /** One exposure or one word, and the exam that it belongs to. */
  record Row(ExamKey exam, Optional<Exam.Exposure> exposure, Optional<Exam.Word> word) {}

  /** Tells exams apart. */
  record ExamKey(String site, String study, String manufacturer) {}

  private static Row row(ResultSet row) throws SQLException {
    ExamKey key =
        new ExamKey(row.getString("site"), row.getString("study"), row.getString("manufacturer"));
    return row.getString("what").equals("EXPOSURE")
        ? new Row(key, Optional.of(exposure(row)), Optional.empty())
        : new Row(key, Optional.empty(), Optional.of(word(row)));
  }

  private static Exam.Exposure exposure(ResultSet row) throws SQLException {
    int months = row.getInt("age_months");
    OptionalInt age = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(months);
    Instant time = row.getObject("logged_at", OffsetDateTime.class).toInstant();
    Array restsOn = row.getArray("rests_on");
    return new Exam.Exposure(
        row.getString("id"),
        time,
        row.getString("version"),
        Optional.ofNullable(row.getString("reader")),
        row.getString("result"),
        age,
        ReadingMode.valueOf(row.getString("mode")),
        Conclusion.valueOf(row.getString("conclusion")),
        EffectiveConclusion.valueOf(row.getString("met")),
        List.of((String[]) restsOn.getArray()));
  }

  /** Two words of readers who are not known may be two readers': each stands for itself. */
  private static Exam.Word word(ResultSet row) throws SQLException {
    Optional<String> known = Optional.ofNullable(row.getString("reader"));
    Optional<String> finding = Optional.ofNullable(row.getString("finding"));
    boolean placed = finding.isEmpty() && row.getString("level").equals("FINDING");
    return new Exam.Word(
        row.getString("version"),
        known.orElse("unknown " + row.getString("id")),
        Optional.ofNullable(row.getString("exposure")),
        new Word(
            Judgement.valueOf(row.getString("judgement")),
            finding,
            Optional.ofNullable(row.getString("presence")).map(Presence::valueOf),
            placed),
        row.getBoolean("undone"),
        ruling(row));
  }

  private static Optional<Exam.Ruling> ruling(ResultSet row) throws SQLException {
    String decision = row.getString("decision");
    if (decision == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Exam.Ruling(
            row.getObject("decided_at", OffsetDateTime.class).toInstant(),
            Adjudication.valueOf(decision),
            Optional.ofNullable(row.getString("corrected")).map(Judgement::valueOf)));
  }

  /** The sums of a review while its exams go by. */
  private static final class Sums {
    private final ReviewQuestion question;
    private final GroupTally overall;
    private final Map<AgeGroup, GroupTally> byAge = new EnumMap<>(AgeGroup.class);
    private final Map<String, GroupTally> byVersion = new TreeMap<>();
    private final Map<String, GroupTally> bySite = new TreeMap<>();
    private final SortedSet<String> manufacturers = new TreeSet<>();

    Sums(ReviewQuestion question) {
      this.question = question;
      this.overall = fresh();
    }

    void add(Exam exam) {
      Truth truth = question.truth();
      Exam.Counted counted = exam.counted(truth);
      overall.add(counted);
      byAge.computeIfAbsent(exam.ageGroup(), group -> fresh()).add(counted);
      bySite.computeIfAbsent(exam.site(), site -> fresh()).add(counted);
      for (String version : exam.versions()) {
        byVersion.computeIfAbsent(version, v -> fresh()).add(exam.counted(version, truth));
      }
      manufacturers.add(exam.manufacturer());
    }

    Review review(Instant from, Instant to, Addenda addenda, Unplaced unplaced) {
      return new Review(
          question,
          from,
          to,
          addenda.now(),
          manufacturers,
          new TreeSet<>(byVersion.keySet()),
          new TreeSet<>(bySite.keySet()),
          unplaced.assessments(),
          unplaced.adjudications(),
          overall.group(),
          groups(byAge, new EnumMap<>(AgeGroup.class)),
          byVersion.size() > 1 ? groups(byVersion, new TreeMap<>()) : Map.of(),
          bySite.size() > 1 ? groups(bySite, new TreeMap<>()) : Map.of(),
          addenda);
    }

    private GroupTally fresh() {
      return new GroupTally(question.options());
    }

    private static <K> Map<K, Review.Group> groups(
        Map<K, GroupTally> sums, Map<K, Review.Group> into) {
      sums.forEach((key, sum) -> into.put(key, sum.group()));
      return into;
    }
  }
}
