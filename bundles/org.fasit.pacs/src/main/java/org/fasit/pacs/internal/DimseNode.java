package org.fasit.pacs.internal;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.pdu.AAbort;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.fasit.audit.AuditEvent.Node;
import org.fasit.audit.AuditTrail;
import org.fasit.audit.NodeAlerts;
import org.fasit.journal.AccessException;
import org.fasit.journal.DeliveryTrouble.Cause;
import org.fasit.pacs.PacsSettings.Dimse;
import org.fasit.tls.LiveTls;
import org.fasit.tls.Tls;
import org.fasit.tls.TlsException;
import org.fasit.tls.TlsTrouble;

/**
 * The PACS as a DIMSE node: one association for each piece of work, with TLS (DICOM PS3.15 annex B)
 * where it is set up; leaves neither a connection nor a thread behind.
 */
public final class DimseNode {

  private static final String[] TRANSFER_SYNTAXES = {
    UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian
  };

  private final Dimse settings;
  private final PacsAudit audit;
  private final NodeAlerts alerts;
  private final Optional<LiveTls> tls;

  public DimseNode(Dimse settings, AuditTrail trail) {
    this.settings = settings;
    this.audit = new PacsAudit(trail, new Node(settings.calledAet(), settings.host()));
    this.alerts = new NodeAlerts(trail, address());
    this.tls = settings.tls().map(LiveTls::new);
  }

  /** What is done over an association. */
  interface Work<T> {
    T with(Association association) throws IOException, InterruptedException;
  }

  String address() {
    return settings.host() + ":" + settings.port();
  }

  PacsAudit audit() {
    return audit;
  }

  Dimse settings() {
    return settings;
  }

  /** TLS as it stands now; empty for a plain connection. */
  Optional<Tls> tls() throws TlsException {
    return tls.isPresent() ? Optional.of(tls.get().current()) : Optional.empty();
  }

  private Optional<Tls> secured() throws AccessException {
    try {
      return tls();
    } catch (TlsException e) {
      throw new AccessException(String.valueOf(e.getMessage()), Cause.CERTIFICATE, e);
    }
  }

  /** Opens an association for these SOP classes, does the work, and releases it. */
  <T> T run(List<String> classes, Work<T> work) throws IOException, InterruptedException {
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "fasit-dimse");
          thread.setDaemon(true);
          return thread;
        };
    ExecutorService executor = Executors.newCachedThreadPool(threads);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads);
    try {
      return run(connect(classes, executor, timer), work);
    } catch (AAbort e) {
      throw new IOException(Messages.text("aborted", e.getMessage()), e);
    } finally {
      executor.shutdownNow();
      timer.shutdownNow();
    }
  }

  private static <T> T run(Association association, Work<T> work)
      throws IOException, InterruptedException {
    boolean done = false;
    try {
      T result = work.with(association);
      done = true;
      return result;
    } finally {
      if (done) {
        release(association);
      } else {
        association.abort();
      }
    }
  }

  private Association connect(
      List<String> classes, ExecutorService executor, ScheduledExecutorService timer)
      throws IOException, InterruptedException {
    Optional<Tls> secured = secured();
    Connection local = connection(secured);
    ApplicationEntity ae = new ApplicationEntity(settings.callingAet());
    ae.addConnection(local);
    Device device = new Device("fasit");
    device.addConnection(local);
    device.addApplicationEntity(ae);
    device.setExecutor(executor);
    device.setScheduledExecutor(timer);
    if (secured.isPresent()) {
      device.setTrustManager(secured.get().trustManager());
      secured.get().keyManager().ifPresent(device::setKeyManager);
    }
    Connection remote = connection(secured);
    remote.setHostname(settings.host());
    remote.setPort(settings.port());
    try {
      Association association = ae.connect(remote, request(classes));
      alerts.connected();
      return association;
    } catch (AAssociateRJ e) {
      throw refused(e);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // In dcm4che also checked exceptions that are no IOException.
      String words = Messages.text("unreachable", address(), why(e));
      throw TlsTrouble.isOfCertificates(e)
          ? new AccessException(words, Cause.CERTIFICATE, e)
          : new IOException(words, e);
    }
  }

  private String why(Exception failure) {
    boolean cutOff =
        tls.isPresent() && (failure instanceof EOFException || failure instanceof SocketException);
    alerts.failed(failure);
    return TlsTrouble.words(failure)
        .orElseGet(
            () -> {
              String said = failure.getMessage();
              String why = said == null ? failure.getClass().getSimpleName() : said;
              return cutOff ? Messages.text("cutOff", why) : why;
            });
  }

  private Connection connection(Optional<Tls> secured) {
    int millis = (int) settings.timeout().toMillis();
    Connection connection = new Connection();
    connection.setConnectTimeout(millis);
    connection.setRequestTimeout(millis);
    connection.setAcceptTimeout(millis);
    connection.setResponseTimeout(millis);
    connection.setReleaseTimeout(millis);
    connection.setSocketCloseDelay(Connection.DEF_SOCKETDELAY);
    if (secured.isPresent()) {
      connection.setTlsProtocols(Tls.protocols());
      connection.setTlsCipherSuites(secured.get().cipherSuites());
    }
    return connection;
  }

  private AAssociateRQ request(List<String> classes) {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET(settings.callingAet());
    request.setCalledAET(settings.calledAet());
    for (int i = 0; i < classes.size(); i++) {
      request.addPresentationContext(
          new PresentationContext(2 * i + 1, classes.get(i), TRANSFER_SYNTAXES));
    }
    return request;
  }

  private IOException refused(AAssociateRJ refusal) {
    boolean byUser = refusal.getSource() == AAssociateRJ.SOURCE_SERVICE_USER;
    if (byUser && refusal.getReason() == AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED) {
      String words = Messages.text("calledAet", settings.calledAet());
      return new AccessException(words, Cause.SETTINGS, refusal);
    }
    if (byUser && refusal.getReason() == AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED) {
      String words = Messages.text("callingAet", settings.callingAet());
      audit.notAuthenticated(words);
      return new AccessException(words, Cause.PERMISSION, refusal);
    }
    return new IOException(Messages.text("association", refusal), refusal);
  }

  /** What was done is done, however the goodbye goes. */
  private static void release(Association association) throws InterruptedException {
    try {
      association.release();
      association.waitForSocketClose();
    } catch (IOException e) {
      association.abort();
    }
  }
}
