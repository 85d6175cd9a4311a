package org.fasit.registry.internal.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.fasit.model.language.Language;
import org.fasit.registry.internal.review.Words;

/**
 * Renders pages. Each is one document that can be kept: the style is in it, there is no script, and
 * it loads nothing.
 */
final class Pages {

  private static final String PACKAGE = "org.fasit.registry.internal.pages";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);
  private final String style = style();
  private final String policy =
      "default-src 'none'; style-src 'sha256-"
          + sha256(style)
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** What a browser may do with the pages (Content Security Policy, level 2). */
  String policy() {
    return policy;
  }

  void answer(Context request, int status, String template, Object page) {
    StringOutput html = new StringOutput();
    engine.render(template + ".jte", Map.of("page", page, "style", style), html);
    request
        .status(status)
        .contentType("text/html; charset=utf-8")
        .result(html.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The language asked for: by parameter, else by the browser, else English. */
  static Words words(Context request, String parameter) {
    String language = parameter;
    if (language.isEmpty()) {
      String header = String.valueOf(request.header("Accept-Language"));
      language = preferred(header);
    }
    return language.equals("nb") ? Words.bokmaal() : Words.english();
  }

  private static String preferred(String header) {
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
        Locale locale = Locale.forLanguageTag(range.getRange());
        if (Language.of(locale) == Language.BOKMAAL) {
          return "nb";
        }
        if (locale.getLanguage().equals("en")) {
          return "en";
        }
      }
    } catch (IllegalArgumentException notAHeader) {
      return "en";
    }
    return "en";
  }

  private static String style() {
    try (InputStream in = Pages.class.getResourceAsStream("/org/fasit/registry/page.css")) {
      if (in == null) {
        throw new IllegalStateException("page.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
