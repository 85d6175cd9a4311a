package org.fasit.pacs.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.fasit.pacs.FaultyPacs.Reply;
import org.fasit.pacs.FaultyPacs.Request;

/** Passes requests on to a real server. */
final class Through {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Through() {}

  static Reply to(URI base, Request request) throws Exception {
    String path = request.path().replaceFirst("^/dicom-web", "");
    URI to = URI.create(base.toString().replaceAll("/+$", "") + path);
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(to).header("Accept", "application/dicom+json").build(),
            HttpResponse.BodyHandlers.ofString());
    return Reply.of(
        answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
  }
}
