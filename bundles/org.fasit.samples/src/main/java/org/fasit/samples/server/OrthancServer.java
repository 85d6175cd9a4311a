package org.fasit.samples.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Orthanc PACS with its DICOMweb plugin, on free ports of this machine. Its data stay in its
 * folder over {@link #stop()} and {@link #startAgain()}, as do its ports.
 */
public final class OrthancServer implements AutoCloseable {

  /** What to install where {@link #isInstalled()} says no. */
  public static final String DEBIAN_PACKAGES = "orthanc orthanc-dicomweb";

  /** The Application Entity Title that it answers to (any other is accepted as well). */
  public static final String AE_TITLE = "ORTHANC";

  private static final List<Path> BINARIES =
      Stream.of("/usr/sbin/Orthanc", "/usr/bin/Orthanc", "/usr/local/sbin/Orthanc")
          .map(Path::of)
          .toList();
  private static final List<Path> PLUGIN_FOLDERS =
      Stream.of(
              "/usr/share/orthanc/plugins", "/usr/lib/orthanc", "/usr/local/share/orthanc/plugins")
          .map(Path::of)
          .toList();
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final int httpPort;
  private final int dicomPort;
  private final Optional<String> basicAuthorization;
  private final Optional<DicomTls> dicomTls;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private Optional<Process> process = Optional.empty();

  /**
   * DICOM over TLS, only for clients with a certificate of the authority. (HTTPS of the Debian
   * package crashes; put a {@link TlsFront} before it.)
   *
   * @param certificate the server's certificate, PEM
   * @param key its private key, PEM
   * @param ca whose clients are let in, PEM
   */
  public record DicomTls(Path certificate, Path key, Path ca) {}

  private OrthancServer(
      Path folder, Optional<String> user, Optional<String> password, Optional<DicomTls> dicomTls)
      throws IOException {
    this.folder = folder;
    this.dicomTls = dicomTls;
    this.httpPort = freePort();
    this.dicomPort = freePort();
    this.basicAuthorization =
        user.map(
            name ->
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            (name + ":" + password.orElse("")).getBytes(StandardCharsets.UTF_8)));
    Files.createDirectories(folder.resolve("storage"));
    Files.writeString(folder.resolve("orthanc.json"), configuration(user, password));
  }

  /** Whether Orthanc and its DICOMweb plugin are on this machine. */
  public static boolean isInstalled() {
    return binary().isPresent() && plugin().isPresent();
  }

  /**
   * Starts a server that lets everyone in, from this machine only, and waits until it answers.
   *
   * @param folder for its data, configuration and log
   * @throws IOException when it is not installed or does not come up; the message tells why
   */
  public static OrthancServer start(Path folder) throws IOException, InterruptedException {
    OrthancServer server =
        new OrthancServer(folder, Optional.empty(), Optional.empty(), Optional.empty());
    server.startAgain();
    return server;
  }

  /** Starts a server that asks for a name and a password. */
  public static OrthancServer start(Path folder, String user, String password)
      throws IOException, InterruptedException {
    OrthancServer server =
        new OrthancServer(folder, Optional.of(user), Optional.of(password), Optional.empty());
    server.startAgain();
    return server;
  }

  /** Starts a server whose DICOM port speaks TLS only. */
  public static OrthancServer start(Path folder, DicomTls dicomTls)
      throws IOException, InterruptedException {
    OrthancServer server =
        new OrthancServer(folder, Optional.empty(), Optional.empty(), Optional.of(dicomTls));
    server.startAgain();
    return server;
  }

  /** Starts it on its old ports with its old data; does nothing while it runs. */
  public synchronized void startAgain() throws IOException, InterruptedException {
    if (isRunning()) {
      return;
    }
    Path binary =
        binary()
            .orElseThrow(
                () -> new IOException("Orthanc is missing: apt install " + DEBIAN_PACKAGES));
    Process started =
        new ProcessBuilder(binary.toString(), folder.resolve("orthanc.json").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    process = Optional.of(started);
    awaitAnswer(started);
  }

  private void awaitAnswer(Process started) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      if (!started.isAlive()) {
        throw new IOException("Orthanc ended at once, see " + log() + ":\n" + lastWords());
      }
      try {
        if (get("/system").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // The port opens last.
      }
      Thread.sleep(50);
    }
    kill();
    throw new IOException("Orthanc does not answer, see " + log() + ":\n" + lastWords());
  }

  /** Stops it in good order; what it stored stays. */
  public synchronized void stop() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroy();
      if (!process.get().waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    }
    process = Optional.empty();
  }

  /** Ends it as a power cut would. */
  public synchronized void kill() throws InterruptedException {
    if (process.isPresent()) {
      process.get().destroyForcibly().waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
    process = Optional.empty();
  }

  /** Whether its process lives. */
  public synchronized boolean isRunning() {
    return process.filter(Process::isAlive).isPresent();
  }

  /** Base address for DICOMweb, without a slash at the end. */
  public URI dicomWeb() {
    return rest().resolve("/dicom-web");
  }

  /** Base address of Orthanc's own interface. */
  public URI rest() {
    return URI.create("http://127.0.0.1:" + httpPort + "/");
  }

  /** Port for DIMSE on 127.0.0.1. */
  public int dicomPort() {
    return dicomPort;
  }

  /** Its log. */
  public Path log() {
    return folder.resolve("orthanc.log");
  }

  /** How many instances it holds. */
  public int instances() throws IOException, InterruptedException {
    String answer = get("/statistics").body();
    String count = answer.replaceAll("(?s).*\"CountInstances\"\\s*:\\s*(\\d+).*", "$1");
    return Integer.parseInt(count);
  }

  /** Empties it. */
  public void deleteAll() throws IOException, InterruptedException {
    String patients = get("/patients").body();
    Matcher id = Pattern.compile("\"([0-9a-f-]{44})\"").matcher(patients);
    while (id.find()) {
      delete("/patients/" + id.group(1));
    }
  }

  /** Asks twice: the server may just have closed an idle connection, which only GET survives. */
  private void delete(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(rest().resolve(path)).timeout(Duration.ofSeconds(20)).DELETE();
    basicAuthorization.ifPresent(value -> request.header("Authorization", value));
    try {
      http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }
  }

  /** Asks Orthanc's own interface, with the sign-in that this server wants. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(rest().resolve(path)).timeout(Duration.ofSeconds(20));
    basicAuthorization.ifPresent(value -> request.header("Authorization", value));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private String configuration(Optional<String> user, Optional<String> password)
      throws IOException {
    Path plugin =
        plugin()
            .orElseThrow(
                () ->
                    new IOException(
                        "Orthanc's DICOMweb plugin is missing: apt install " + DEBIAN_PACKAGES));
    String users = user.map(name -> quote(name) + ": " + quote(password.orElse(""))).orElse("");
    return """
        {
          "Name": "Fasit test",
          "StorageDirectory": %s,
          "IndexDirectory": %s,
          "Plugins": [%s],
          "HttpPort": %d,
          "DicomPort": %d,
          "DicomAet": "%s",
          "DicomCheckCalledAet": false,
          "DicomAlwaysAllowEcho": true,
          "DicomAlwaysAllowStore": true,
          "DicomAlwaysAllowFind": true,
          "UnknownSopClassAccepted": true,
          "RemoteAccessAllowed": false,
          "AuthenticationEnabled": %b,
          "RegisteredUsers": {%s},
          "SaveJobs": false,%s
          "DicomWeb": {"Enable": true, "Root": "/dicom-web/"}
        }
        """
        .formatted(
            quote(folder.resolve("storage").toString()),
            quote(folder.resolve("storage").toString()),
            quote(plugin.toString()),
            httpPort,
            dicomPort,
            AE_TITLE,
            user.isPresent(),
            users,
            dicomTls.map(OrthancServer::tls).orElse(""));
  }

  private static String tls(DicomTls tls) {
    return """

          "DicomTlsEnabled": true,
          "DicomTlsCertificate": %s,
          "DicomTlsPrivateKey": %s,
          "DicomTlsTrustedCertificates": %s,
          "DicomTlsRemoteCertificateRequired": true,
        """
        .formatted(
            quote(tls.certificate().toString()),
            quote(tls.key().toString()),
            quote(tls.ca().toString()));
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readString(log(), StandardCharsets.ISO_8859_1).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  private static Optional<Path> binary() {
    return BINARIES.stream().filter(Files::isExecutable).findFirst();
  }

  private static Optional<Path> plugin() {
    for (Path folder : PLUGIN_FOLDERS) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          Optional<Path> plugin = files.filter(OrthancServer::isDicomWeb).sorted().findFirst();
          if (plugin.isPresent()) {
            return plugin;
          }
        } catch (IOException unreadable) {
          // Not to be read is not to be used.
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isDicomWeb(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.startsWith("liborthancdicomweb.so");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
