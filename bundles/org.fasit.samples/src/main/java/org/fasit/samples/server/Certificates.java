package org.fasit.samples.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificates of a made-up authority, made with the command openssl. For tests only. */
public final class Certificates {

  /** The password of all stores and encrypted keys. */
  public static final String PASSWORD = "made-up-secret";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;

  /** Makes an authority in a folder. */
  public Certificates(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    Files.writeString(folder.resolve("index.txt"), "");
    Files.writeString(folder.resolve("index.txt.attr"), "unique_subject = no\n");
    Files.writeString(folder.resolve("serial"), "01");
    Files.writeString(
        folder.resolve("ca.cnf"),
        """
        [ca]
        default_ca = d
        [d]
        database = %1$s/index.txt
        serial = %1$s/serial
        new_certs_dir = %1$s
        default_md = sha256
        policy = p
        copy_extensions = copy
        [p]
        commonName = supplied
        """
            .formatted(folder));
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "30",
        "-subj",
        "/CN=Made-up authority " + folder.getFileName(),
        "-keyout",
        path("ca.key"),
        "-out",
        path("ca.pem"));
  }

  /** A certificate with its key. */
  public record Pair(Path certificate, Path key) {}

  /** The authority's own certificate, PEM. */
  public Path ca() {
    return folder.resolve("ca.pem");
  }

  /** A certificate for this machine, by name and by address, valid for a month. */
  public Pair server(String name) throws IOException, InterruptedException {
    return signed(name, "DNS:localhost,IP:127.0.0.1", days(-1), days(30));
  }

  /** A certificate for another machine. */
  public Pair elsewhere(String name) throws IOException, InterruptedException {
    return signed(name, "DNS:pacs.example.org", days(-1), days(30));
  }

  /** A certificate for this machine that has expired. */
  public Pair expired(String name) throws IOException, InterruptedException {
    return signed(name, "DNS:localhost,IP:127.0.0.1", days(-10), days(-1));
  }

  /** A client's certificate that holds for so many days from now; expired when negative. */
  public Pair client(String name, int forDays) throws IOException, InterruptedException {
    return signed(name, "email:" + name + "@example.org", days(-20), days(forDays));
  }

  private static Instant days(int days) {
    return Instant.now().plusSeconds(days * 86_400L);
  }

  private Pair signed(String name, String altName, Instant from, Instant to)
      throws IOException, InterruptedException {
    openssl(
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=" + name,
        "-addext",
        "subjectAltName=" + altName,
        "-keyout",
        path(name + ".key"),
        "-out",
        path(name + ".csr"));
    openssl(
        "ca",
        "-batch",
        "-notext",
        "-config",
        path("ca.cnf"),
        "-cert",
        path("ca.pem"),
        "-keyfile",
        path("ca.key"),
        "-startdate",
        TIME.format(from),
        "-enddate",
        TIME.format(to),
        "-in",
        path(name + ".csr"),
        "-out",
        path(name + ".pem"));
    return new Pair(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  /** The pair as a PKCS12 key store. */
  public Path pkcs12(Pair pair) throws IOException, InterruptedException {
    Path store = folder.resolve(pair.key().getFileName() + ".p12");
    openssl(
        "pkcs12",
        "-export",
        "-inkey",
        pair.key().toString(),
        "-in",
        pair.certificate().toString(),
        "-certfile",
        path("ca.pem"),
        "-passout",
        "pass:" + PASSWORD,
        "-out",
        store.toString());
    return store;
  }

  /** The key, encrypted (PKCS#8). */
  public Path encryptedKey(Pair pair) throws IOException, InterruptedException {
    Path key = folder.resolve(pair.key().getFileName() + ".enc");
    openssl(
        "pkcs8",
        "-topk8",
        "-in",
        pair.key().toString(),
        "-passout",
        "pass:" + PASSWORD,
        "-out",
        key.toString());
    return key;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Runs openssl; an end in failure is told with what it said. */
  public static void openssl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}
