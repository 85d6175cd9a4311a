package org.fasit.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dcm4che3.io.DicomInputStream;
import org.fasit.dicom.document.CaseDocument;
import org.fasit.dicom.document.CaseLists;
import org.fasit.dicom.document.CaseReader;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.ErrorLists;
import org.fasit.samples.SampleStudies;
import org.fasit.samples.server.OrthancServer;
import org.fasit.samples.server.StorageScp;

/** The PACS of the demo: a real Orthanc where it is installed, else a storage SCP of our own. */
sealed interface DemoPacs extends AutoCloseable {

  /** The section {@code pacs} of the settings file. */
  Map<String, Object> settings();

  /** Puts the studies into the archive, as the modality and the AI would have done. */
  void take(Path studies) throws IOException, InterruptedException;

  /** The two error lists as this PACS alone tells them. */
  ErrorLists errorLists() throws IOException, InterruptedException;

  /** What it is, in words. */
  String name();

  @Override
  void close() throws InterruptedException;

  static DemoPacs start(Path folder, boolean withoutOrthanc, PrintWriter out)
      throws IOException, InterruptedException {
    if (!withoutOrthanc && OrthancServer.isInstalled()) {
      return new Orthanc(OrthancServer.start(folder));
    }
    if (!withoutOrthanc) {
      out.printf("No Orthanc here (Debian: %s); ", OrthancServer.DEBIAN_PACKAGES);
    }
    out.println("using a storage SCP of our own.");
    return new Folder(StorageScp.start(folder));
  }

  /** Orthanc with its DICOMweb plugin. */
  record Orthanc(OrthancServer server) implements DemoPacs {

    @Override
    public Map<String, Object> settings() {
      return Map.of("transport", "stow", "url", server.dicomWeb().toString());
    }

    @Override
    public void take(Path studies) throws IOException, InterruptedException {
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      URI instances = server.rest().resolve("instances");
      for (Path file : dicomFiles(studies)) {
        HttpRequest request =
            HttpRequest.newBuilder(instances).POST(HttpRequest.BodyPublishers.ofFile(file)).build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
      }
    }

    @Override
    public ErrorLists errorLists() throws IOException, InterruptedException {
      return ErrorLists.read(server.dicomWeb(), Credentials.NONE);
    }

    @Override
    public String name() {
      return "Orthanc at " + server.dicomWeb();
    }

    @Override
    public void close() throws InterruptedException {
      server.close();
    }
  }

  /** A storage SCP that writes files; its lists are read from its folder. */
  record Folder(StorageScp server) implements DemoPacs {

    @Override
    public Map<String, Object> settings() {
      return Map.of(
          "transport",
          "cstore",
          "host",
          "127.0.0.1",
          "port",
          server.port(),
          "aet",
          StorageScp.AE_TITLE,
          "callingAet",
          "FASIT");
    }

    @Override
    public void take(Path studies) {}

    @Override
    public ErrorLists errorLists() throws IOException {
      List<CaseDocument> documents = new ArrayList<>();
      List<String> unread = new ArrayList<>();
      for (Path file : dicomFiles(server.folder())) {
        try (DicomInputStream in = new DicomInputStream(file.toFile())) {
          CaseReader.read(in.readDataset(-1, -1), ZoneId.systemDefault()).ifPresent(documents::add);
        } catch (IOException e) {
          unread.add(file.getFileName() + ": " + e.getMessage());
        }
      }
      return new ErrorLists(CaseLists.join(documents), unread);
    }

    @Override
    public String name() {
      return "storage SCP on port " + server.port();
    }

    @Override
    public void close() {
      server.close();
    }
  }

  private static List<Path> dicomFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".dcm"))
          .filter(file -> !file.startsWith(folder.resolve(SampleStudies.HOSTILE)))
          .sorted()
          .toList();
    }
  }
}
