package org.fasit.registry.internal.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.fasit.registry.internal.review.Method;
import org.fasit.registry.internal.review.Review;
import org.fasit.registry.internal.review.ReviewCsv;
import org.fasit.registry.internal.review.ReviewJson;
import org.fasit.registry.internal.review.ReviewPage;
import org.fasit.registry.internal.review.ReviewQuestion;
import org.fasit.registry.internal.review.Reviews;
import org.fasit.registry.internal.review.ShownProducts;
import org.fasit.registry.internal.review.Words;

/** {@code GET /api/v1/reviews}. */
final class ReviewsRoute implements Handler {

  static final List<String> LANGUAGES = List.of("", "en", "nb");

  private final Access access;
  private final Reviews reviews;
  private final Pages pages;
  private final ZoneId zone;

  ReviewsRoute(Access access, Reviews reviews, Pages pages, ZoneId zone) {
    this.access = access;
    this.reviews = reviews;
    this.pages = pages;
    this.zone = zone;
  }

  @Override
  public void handle(Context request) {
    Optional<String> readable = access.readable(request);
    Parameters parameters = Parameters.ofReview(request);
    ReviewQuestion question = parameters.question(readable);
    Formats format = Formats.of(request, parameters);
    Words words = Pages.words(request, parameters.word("lang", LANGUAGES));
    Review review = reviews.of(question);
    List<String> method = Method.of(review, words, zone);
    switch (format) {
      case JSON -> Json.answer(request, 200, ReviewJson.of(review, method));
      case CSV ->
          request
              .contentType("text/csv; charset=utf-8")
              .header("Content-Disposition", "attachment; filename=\"" + fileName(question) + "\"")
              .result(ReviewCsv.of(review, method).getBytes(StandardCharsets.UTF_8));
      case HTML -> {
        ShownProducts others = review.isEmpty() ? reviews.shown(readable) : ShownProducts.NONE;
        pages.answer(request, 200, "review", new ReviewPage(review, words, zone, method, others));
      }
    }
  }

  private static String fileName(ReviewQuestion question) {
    String product = question.product().replaceAll("[^A-Za-z0-9]+", "-");
    return "review-%s-%d.csv".formatted(product, question.year());
  }
}
