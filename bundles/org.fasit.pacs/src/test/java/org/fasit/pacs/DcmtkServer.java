package org.fasit.pacs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fasit.samples.server.Certificates;
import org.fasit.samples.server.Certificates.Pair;

/** A server of dcmtk on a free port. */
final class DcmtkServer implements AutoCloseable {

  static final String AE_TITLE = "DCMQR";

  private final Process process;
  private final int port;

  private DcmtkServer(int port, List<String> command, Path log) throws Exception {
    this.port = port;
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    awaitPort();
  }

  /** storescp, which only stores; with TLS and only for clients with a certificate. */
  static DcmtkServer storescp(Path folder, Certificates authority, Pair pair) throws Exception {
    return storescp(folder, tls(authority, pair));
  }

  /** storescp without TLS. */
  static DcmtkServer storescp(Path folder) throws Exception {
    return storescp(folder, List.of());
  }

  private static DcmtkServer storescp(Path folder, List<String> options) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(Servers.storescp().toString()));
    command.addAll(options);
    command.addAll(List.of("-od", folder.toString(), Integer.toString(port)));
    return new DcmtkServer(port, command, folder.resolveSibling("storescp.log"));
  }

  /** dcmqrscp, which stores and lets search; without TLS. */
  static DcmtkServer dcmqrscp(Path folder) throws Exception {
    int port = freePort();
    Path storage = Files.createDirectories(folder.resolve("storage"));
    Path configuration =
        Files.writeString(
            folder.resolve("dcmqrscp.cfg"),
            """
            MaxPDUSize = 16384
            MaxAssociations = 16
            HostTable BEGIN
            HostTable END
            VendorTable BEGIN
            VendorTable END
            AETable BEGIN
            %s %s RW (100, 1024mb) ANY
            AETable END
            """
                .formatted(AE_TITLE, storage));
    List<String> command =
        List.of(
            Servers.dcmqrscp().toString(), "-c", configuration.toString(), Integer.toString(port));
    return new DcmtkServer(port, command, folder.resolve("dcmqrscp.log"));
  }

  private static List<String> tls(Certificates authority, Pair pair) {
    return List.of(
        "+tls",
        pair.key().toString(),
        pair.certificate().toString(),
        "+cf",
        authority.ca().toString(),
        "-rc");
  }

  int port() {
    return port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() throws Exception {
    for (int i = 0; i < 400; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        Thread.sleep(25);
      }
    }
    close();
    throw new IOException("it does not listen on " + port);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }
}
