package org.fasit.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The demo's registry: the delivered one, in a process of its own. */
final class DemoRegistry implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Registry listening on (http://\\S+)");
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final ChildProcess process;
  private final String url;
  private final String token;

  private DemoRegistry(ChildProcess process, String url, String token) {
    this.process = process;
    this.url = url;
    this.token = token;
  }

  static DemoRegistry start(Path home, Path folder) throws IOException, InterruptedException {
    String token = UUID.randomUUID().toString();
    ChildProcess process =
        ChildProcess.start(
            "The registry",
            folder.resolve("registry.log"),
            Map.of(),
            List.of(
                Java.command(),
                "-cp",
                home.resolve("features/registry/target/lib") + "/*",
                "org.fasit.registry.Main",
                "--data",
                folder.resolve("registry").toString(),
                "--port",
                "0",
                "--site-token",
                DemoSettings.SITE + "=" + token));
    try {
      return new DemoRegistry(process, process.await(READY, START_LIMIT), token);
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  String url() {
    return url;
  }

  String token() {
    return token;
  }

  /** The review of one product in one year; format is json, csv or html. */
  String review(String product, int year, String format) throws IOException, InterruptedException {
    URI address =
        URI.create(
            "%s/api/v1/reviews?product=%s&site=%s&year=%d&format=%s"
                .formatted(
                    url.replaceAll("/$", ""),
                    URLEncoder.encode(product, StandardCharsets.UTF_8),
                    DemoSettings.SITE,
                    year,
                    format));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .timeout(ANSWER_LIMIT)
                    .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException("the registry answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    process.close();
  }
}
